import { byteWords } from '../../../shared/text/byteWords.ts';
import { notInCopies } from '../lockedFile.ts';
import { finding, judgeFound, type CheckFinding, type CheckRule } from '../rule.ts';
import type { FileStat } from '../../../shared/model/volume.ts';

const FILE = 'hiberfil.sys';
const WHAT = 'Whether Windows is hibernated';

/** No saved memory lies on the volume. Source: EC2Config facts, sections 8 and 13; EC2Launch facts, A5. */
export const hibernationFile: CheckRule = {
  id: 'hibernation-file',
  area: 'disk',
  grade: 'recommended',
  question: 'Is Windows not hibernated, and no hibernation file left?',
  explains:
    'A hibernated Windows, or one that was shut down with fast startup, goes on with the memory that `hiberfil.sys` '
    + 'holds: its disk is not settled, and an image of it does not start anew. The agents switch hibernation off before '
    + 'Sysprep. A file without saved memory only takes room.',
  remedy: 'On the source machine: powercfg /h off, then shut it down completely: shutdown /s /t 0.',
  source: [
    {
      document:
        'AWS, version histories of EC2Config (4.9.3160) and EC2Launch v1 (1.3.2000760): hibernation is switched off during Sysprep',
      certainty: 'documented',
    },
  ],
  run: ({ fs }) =>
    judgeFound(hibernationFile, WHAT, fs.stat(FILE), { file: FILE }, (stat) => {
      if (stat === null)
        return (
          notInCopies(hibernationFile, fs, FILE, 'Attach the disk itself, or look on the source machine: powercfg /a.')
          ?? finding(hibernationFile, 'pass', 'No hibernation file is on the volume', {
            evidence: [{ where: { file: FILE }, text: 'not there' }],
          })
        );
      return judgeFound(hibernationFile, WHAT, fs.readRange(FILE, 0, 4), { file: FILE }, (start) =>
        left(stat, start !== null && new TextDecoder('latin1').decode(start).toUpperCase() === 'HIBR'),
      );
    }),
};

/** `HIBR` at the start of the file means saved memory; anything else is left over. */
function left({ path, size }: FileStat, hibernated: boolean): CheckFinding {
  return finding(
    hibernationFile,
    'warning',
    hibernated ? 'Windows on this volume is hibernated' : `A hibernation file takes ${byteWords(size)}`,
    {
      detail: hibernated
        ? 'It goes on with its saved memory, so that what the disk says is not settled, and an image of it does not start anew.'
        : 'It holds no saved memory now; it goes into the image with its full size.',
      evidence: [
        { where: { file: path }, text: `${byteWords(size)}, ${hibernated ? 'with' : 'without'} saved memory` },
      ],
      fix: hibernationFile.remedy,
    },
  );
}
