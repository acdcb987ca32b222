import { foldCase } from '../../shared/base/caseless.ts';
import type { Evidence } from '../../shared/model/diagnostic.ts';
import { hiveStale, type HiveFound } from '../../shared/model/volume.ts';
import type { Subject } from '../subject/subject.ts';
import { finding, type CheckFinding, type CheckRule } from './rule.ts';

/**
 * What a finding comes to where what proves it was read from a hive that misses changes: its values may be stale, so
 * that nothing passes by them, and what is wrong by them is not certain. What is not found in such a hive is unreadable
 * already, see doubtfulRegistry.
 */
export function onStaleHive(rule: CheckRule, found: CheckFinding, { report }: Subject): CheckFinding {
  if (found.result === 'unknown') return found;
  const evidence = found.diagnostics.flatMap((each) => each.evidence);
  const stale = report.hives.find((hive) => hiveStale(hive) && evidence.some((piece) => isOf(hive, piece)));
  if (stale === undefined) return found;
  switch (found.result) {
    case 'pass':
    case 'notApplicable':
      return finding(rule, 'unknown', `By a hive ${stale.name} that misses changes: ${found.title}`, {
        detail: mayBeStale(stale),
        evidence: [...evidence, told(stale)],
        fix: COPY_WITH_LOGS,
      });
    case 'fail':
    case 'warning':
      return {
        ...found,
        prediction: 'cannotTell',
        diagnostics: found.diagnostics.map((each) => ({
          ...each,
          detail: `${each.detail} ${mayBeStale(stale)}`.trimStart(),
          evidence: [...each.evidence, told(stale)],
        })),
      };
  }
}

const COPY_WITH_LOGS = 'Copy the hive again with its LOG files, or look on the source machine itself.';

/** Whether a piece of evidence lies in a hive of the machine. */
function isOf({ name }: HiveFound, { where }: Evidence): boolean {
  const place = foldCase(name === 'DEFAULT' ? 'HKU\\.DEFAULT' : `HKLM\\${name}`);
  const key = foldCase(where.key ?? '');
  return key === place || key.startsWith(`${place}\\`);
}

function mayBeStale({ name }: HiveFound): string {
  return `The hive ${name} was not written completely, and its logs are not there or could not be replayed wholly, so a value in it may be stale.`;
}

function told({ name, path }: HiveFound): Evidence {
  return { where: { file: path }, text: `the hive ${name} misses changes that only its logs hold` };
}
