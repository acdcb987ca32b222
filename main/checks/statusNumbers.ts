import type { Found } from '../../shared/model/volume.ts';
import { findNumber, hiveWhole, surely } from '../subject/lookup.ts';
import type { Subject } from '../subject/subject.ts';
import {
  damagedFinding,
  finding,
  unknownFinding,
  unreadableFinding,
  type CheckFinding,
  type CheckRule,
} from './rule.ts';

interface StatusRuleParts extends Pick<CheckRule, 'id' | 'question' | 'source' | 'mayBreak'> {
  /** The key whose values are numbers of states, one a part of set-up. */
  readonly key: string;
  /** Values that are no state. */
  readonly besides?: readonly string[];
  /** Numbers that healthy systems have. */
  readonly healthy: readonly number[];
  /** The number of a part that failed or did not end. */
  readonly failed: number;
  readonly what: string;
  readonly passed: string;
  readonly failure: { readonly title: string; readonly detail: string; readonly fix: string };
}

interface Status {
  readonly name: string;
  readonly number: number;
}

/** A check of a key in SYSTEM that keeps one number for each part of set-up. */
export function statusRule({
  key,
  besides = [],
  healthy,
  failed,
  what,
  passed,
  failure,
  ...parts
}: StatusRuleParts): CheckRule {
  const evidence = (list: readonly Status[]) =>
    list.length === 0
      ? [{ where: { key }, text: 'not present' }]
      : list.map(({ name, number }) => ({ where: { key, value: name }, text: `${name} = ${number}` }));
  const judge = (all: readonly Status[], { report }: Subject): CheckFinding => {
    const broken = all.filter(({ number }) => number === failed);
    if (broken.length > 0)
      return finding(parts, 'fail', failure.title, {
        detail: failure.detail,
        evidence: evidence(broken),
        fix: failure.fix,
        breaks: parts.mayBreak ?? null,
      });
    if (!hiveWhole(report, 'SYSTEM')) return damagedFinding(parts, what, 'SYSTEM', { key });
    const strange = all.find(({ number }) => !healthy.includes(number));
    if (strange !== undefined)
      return unknownFinding(
        parts,
        what,
        `What ${strange.name} = ${strange.number} means is not known.`,
        { key, value: strange.name },
        'Look at the logs of set-up in Troubleshoot.',
      );
    return finding(parts, 'pass', passed, { evidence: evidence(all) });
  };
  return {
    ...parts,
    area: 'state',
    grade: 'required',
    remedy: failure.fix,
    run(subject) {
      const found = readStatus(subject, key, besides);
      if (found.kind === 'unreadable') return unreadableFinding(parts, what, found.problem, { key });
      return judge(found.kind === 'found' ? found.value : [], subject);
    },
  };
}

function readStatus({ registry }: Subject, path: string, besides: readonly string[]): Found<readonly Status[]> {
  const key = surely(registry, path, registry.key(path));
  if (key.kind !== 'found') return key;
  const all: Status[] = [];
  for (const { name } of key.value.values()) {
    const found = findNumber(registry, path, name);
    if (found.kind === 'unreadable') return found;
    if (found.kind === 'found' && name !== '' && !besides.includes(name)) all.push({ name, number: found.value });
  }
  return { kind: 'found', value: all };
}
