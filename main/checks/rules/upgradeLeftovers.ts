import type { VolumePath } from '../../../shared/base/winPath.ts';
import { withoutPrograms } from '../providers.ts';
import { finding, unknownFinding, type CheckRule } from '../rule.ts';

const FOLDERS: readonly VolumePath[] = ['Windows.old', '$Windows.~BT', '$Windows.~WS'];

const WHAT = 'Whether an upgrade left its folders';

/** No folder of an upgrade of Windows is left. Source: EC2Rescue facts, section 2; sysprep facts, section 5. */
export const upgradeLeftovers: CheckRule = {
  id: 'upgrade-leftovers',
  area: 'disk',
  grade: 'recommended',
  question: 'Is no folder of an upgrade of Windows left?',
  explains:
    'An in-place upgrade leaves the former Windows in `Windows.old`, with its hives, profiles and passwords, and its own '
    + 'files in `$Windows.~BT` and `$Windows.~WS`. They take many gigabytes of the image, and they show that this '
    + 'Windows was upgraded.',
  remedy:
    'Remove it on the source machine with Disk Cleanup (previous Windows installations, temporary installation files).',
  source: [
    {
      document: 'Microsoft, Windows Setup log files and SetupDiag ($Windows.~BT, Windows.old)',
      certainty: 'documented',
    },
  ],
  run(subject) {
    const stats = FOLDERS.map((path) => ({ path, stat: subject.fs.stat(path) }));
    const there = stats.filter(({ stat }) => stat.kind === 'found');
    if (there.length > 0)
      return finding(
        upgradeLeftovers,
        'warning',
        `Left by an upgrade of Windows: ${there.map(({ path }) => path).join(', ')}`,
        {
          detail: 'The former Windows, with its accounts and secrets, goes into the image.',
          evidence: there.map(({ path }) => ({ where: { file: path }, text: 'there' })),
          fix: upgradeLeftovers.remedy,
        },
      );
    const closed = stats.find(({ stat }) => stat.kind === 'unreadable');
    if (closed?.stat.kind === 'unreadable') {
      const { summary, fix } = closed.stat.problem.diagnostic;
      return unknownFinding(upgradeLeftovers, WHAT, summary, { file: closed.path }, fix);
    }
    const notCopied = withoutPrograms(upgradeLeftovers, WHAT, subject);
    if (notCopied !== null) return notCopied;
    return finding(upgradeLeftovers, 'pass', 'No folder of an upgrade of Windows is left', {
      evidence: FOLDERS.map((file) => ({ where: { file }, text: 'not there' })),
    });
  },
};
