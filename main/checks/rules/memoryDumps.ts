import { filesBelow, together, type LeftFiles } from '../leftFiles.ts';
import { leftFilesFinding } from '../leftFilesFinding.ts';
import { withoutPrograms } from '../providers.ts';
import type { CheckRule } from '../rule.ts';
import type { VolumeFs } from '../../../shared/model/volume.ts';

/** No memory dump lies on the volume. Source: EC2Config facts, section 6 (InstallUpdates.ps1). */
export const memoryDumps: CheckRule = {
  id: 'memory-dumps',
  area: 'disk',
  grade: 'recommended',
  question: 'Is no memory dump left on the volume?',
  explains:
    'After a stop error Windows writes memory to `Windows\\MEMORY.DMP` or `Windows\\Minidump`. A dump holds what was in '
    + 'memory, passwords and keys among it, and a full one is as large as the memory of the machine.',
  remedy: 'Look why the machine stopped, keep the dumps elsewhere where they are needed, and delete them.',
  source: [{ document: 'AWS, InstallUpdates.ps1 of EC2Config deletes the dumps', certainty: 'observed' }],
  run(subject) {
    const left = together(dumpsInWindows(subject.fs), filesBelow(subject.fs, ['Windows/Minidump']));
    const notCopied = left.files.length === 0 ? withoutPrograms(memoryDumps, WHAT, subject) : null;
    if (notCopied !== null) return notCopied;
    return leftFilesFinding(memoryDumps, left, {
      what: WHAT,
      none: 'No memory dump is left on the volume',
      some: (amount) => `Memory dumps go into the image: ${amount}`,
      detail: 'A dump holds memory of the source machine, with what was secret in it.',
      fix: memoryDumps.remedy,
    });
  },
};

const WHAT = 'Whether a memory dump is left';

function dumpsInWindows(fs: VolumeFs): LeftFiles {
  const listed = fs.list('Windows');
  const files = listed.kind === 'found' ? listed.value.filter(isDump) : [];
  const doubts = listed.kind === 'unreadable' ? [listed.problem.diagnostic] : [];
  return { files, bytes: files.reduce((sum, { size }) => sum + size, 0), doubts, more: false };
}

function isDump({ path, type }: { readonly path: string; readonly type: string }): boolean {
  return type === 'file' && /\.dmp$/i.test(path);
}
