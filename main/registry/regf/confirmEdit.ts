import {
  type Diagnostic,
  failure,
  type Outcome,
  type Problem,
  problem,
  success,
} from '../../../shared/model/diagnostic.ts';
import { countHive, type HiveCounts } from './count.ts';
import { causedBy } from './damage.ts';
import { openHive } from './hive.ts';
import { verifyHive } from './verify.ts';

/**
 * Reads an edited hive back before it is written anywhere, and gives its bytes: it must be clean and sound throughout,
 * and hold the keys and values that are expected. Otherwise a problem of kind `internal`, `hive-edit-unsound`.
 */
export function confirmEdit(bytes: Uint8Array, expected: HiveCounts): Outcome<Uint8Array> {
  const opened = openHive(bytes);
  if (!opened.ok) return failure(unsound([opened.problem.diagnostic], ''));
  const hive = opened.value;
  const problems = verifyHive(hive);
  if (problems.length > 0) return failure(unsound(problems, ''));
  const { keys, values } = countHive(hive);
  if (keys === expected.keys && values === expected.values) return success(bytes);
  const found = `It should hold ${expected.keys} keys and ${expected.values} values, and holds ${keys} and ${values}.`;
  return failure(unsound([], found));
}

function unsound(problems: readonly Diagnostic[], found: string): Problem {
  return problem('internal', 'hive-edit-unsound', 'The changed hive is not sound, so it is not written.', {
    detail: ['Reading a changed hive back in memory; nothing was written.', found].filter(Boolean).join(' '),
    fix: 'Make the change on the source machine itself, and report this fault with the hive if you may share it.',
    ...causedBy(problems),
  });
}
