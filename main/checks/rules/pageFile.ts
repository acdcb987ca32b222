import { CONTROL, findNumber } from '../../subject/lookup.ts';
import { byteWords } from '../../../shared/text/byteWords.ts';
import { filesAt } from '../leftFiles.ts';
import { leftFilesFinding } from '../leftFilesFinding.ts';
import { notInCopies } from '../lockedFile.ts';
import { finding, unreadableFinding, type CheckRule } from '../rule.ts';

const MEMORY = `${CONTROL}\\Session Manager\\Memory Management`;
const WHAT = 'Whether a page file with memory is left';
const CLEAR = 'ClearPageFileAtShutdown';
const FILE = 'pagefile.sys';
const LOOK =
  'Attach the disk itself, or look on the source machine: dir /a C:\\pagefile.sys, and the value ClearPageFileAtShutdown.';

/** Memory that Windows has written to disk. Source: EC2Rescue facts, section 5.3 (nothing stored in a shared image). */
export const pageFile: CheckRule = {
  id: 'page-file',
  area: 'disk',
  grade: 'recommended',
  question: 'Does no page file take memory of the source machine into the image?',
  explains:
    '`pagefile.sys` and `swapfile.sys` hold what Windows has moved out of memory, passwords and keys of running programs '
    + 'among it, and they take their full size in a copied image. Windows makes them anew at its start. With '
    + '`ClearPageFileAtShutdown` 1 Windows empties the page file when it shuts down.',
  remedy:
    'Set ClearPageFileAtShutdown to 1 on the source machine before Sysprep shuts it down, or delete the files from the attached volume; Windows makes them anew.',
  source: [
    { document: 'Microsoft, security setting "Shutdown: Clear virtual memory pagefile"', certainty: 'documented' },
    { document: 'What a page file holds matters for an image that others launch', certainty: 'inferred' },
  ],
  run({ fs, registry }) {
    const left = filesAt(fs, [FILE, 'swapfile.sys']);
    const clear = findNumber(registry, MEMORY, CLEAR);
    if (clear.kind === 'found' && clear.value === 1)
      return finding(pageFile, 'pass', 'Windows empties the page file when it shuts down', {
        evidence: [
          { where: { key: MEMORY, value: CLEAR }, text: `${CLEAR} = 1` },
          ...left.files.map(({ path, size }) => ({ where: { file: path }, text: byteWords(size) })),
        ],
      });
    if (left.files.length > 0 && clear.kind === 'unreadable')
      return unreadableFinding(pageFile, WHAT, clear.problem, { key: MEMORY, value: CLEAR });
    const untold = left.files.length > 0 || left.doubts.length > 0 ? null : notInCopies(pageFile, fs, FILE, LOOK);
    if (untold !== null) return untold;
    return leftFilesFinding(pageFile, left, {
      what: WHAT,
      none: 'No page file is on the volume',
      some: (amount) => `The page file goes into the image: ${amount}`,
      detail: 'It holds memory of the source machine, and takes its full size in a copied image.',
      fix: pageFile.remedy,
    });
  },
};
