import { byteWords } from '../../../shared/text/byteWords.ts';
import { finding, sourceOnlyFinding, unreadableFinding, type CheckRule } from '../rule.ts';

const WHAT = 'How much room is left';
/** The image checks of AWS ask for 10 GB. Source: EC2Rescue facts, sections 5.1 and 5.2. */
const WANTED = 10 * 1024 ** 3;

/** Enough room is left on the system drive. Source: EC2Rescue facts, sections 5.1 and 5.2; failure modes FM-101. */
export const freeSpace: CheckRule = {
  id: 'free-space',
  area: 'disk',
  grade: 'recommended',
  question: 'Are 10 GB free on the volume?',
  explains:
    'Two image checks of AWS ask for 10 GB on the system drive. Only an attached disk or a mounted volume tells its room; '
    + 'a folder that was copied from one lies on another file system, whose room says nothing.',
  remedy: 'Make room on the source machine, or take a larger root volume and extend the partition.',
  source: [{ document: 'AWS, WorkSpaces BYOL image checker; AMS workload ingestion pre-check', certainty: 'observed' }],
  run({ fs }) {
    const space = fs.space();
    if (space.kind === 'unreadable') return unreadableFinding(freeSpace, WHAT, space.problem, {});
    if (space.kind === 'absent')
      return sourceOnlyFinding(freeSpace, 'A folder does not tell the room of the disk that it came from', {
        detail: 'It lies on another file system, whose room says nothing.',
        fix: 'Attach the disk or mount the snapshot itself, or ask on the source machine: fsutil volume diskfree C:',
      });
    const { free, total } = space.value;
    const evidence = [{ where: {}, text: `${byteWords(free)} of ${byteWords(total)} are free` }];
    if (free >= WANTED) return finding(freeSpace, 'pass', `${byteWords(free)} are free on the volume`, { evidence });
    return finding(freeSpace, 'warning', `Only ${byteWords(free)} are free on the volume`, {
      detail: 'Image checks of AWS ask for 10 GB. Updates, dumps and hibernation on a new instance need room as well.',
      evidence,
      fix: freeSpace.remedy,
    });
  },
};
