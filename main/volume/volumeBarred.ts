import { type Problem, problem } from '../../shared/model/diagnostic.ts';
import { WRITE_BAR_WORDS, type WriteBar } from '../../shared/model/volume.ts';

const BAR_FIXES: Readonly<Record<WriteBar, string>> = {
  runningSystem: 'Attach the image as a second disk to another PC and apply the change there.',
  readOnlyDisk: 'Attach the disk for writing, start the program with more rights, or work on a copy.',
  hibernated: 'Start that Windows, shut it down with "shutdown /s /t 0", and open the volume again.',
  readOnlySwitch: 'Turn the switch off in the settings (or leave out --read-only).',
};

/** No file of the volume at `root` is written. */
export function volumeBarred(root: string, bar: WriteBar): Problem {
  return problem('refused', 'volume-write-barred', `"${root}" is not changed: ${WRITE_BAR_WORDS[bar]}.`, {
    detail: 'Examining it and exporting the change as a script stay possible.',
    where: [{ file: root }],
    fix: BAR_FIXES[bar],
  });
}
