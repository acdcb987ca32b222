import { profileTempFolders } from '../tempFolders.ts';
import { filesBelow } from '../leftFiles.ts';
import { leftFilesFinding } from '../leftFilesFinding.ts';
import type { CheckRule } from '../rule.ts';

/** From how much on temporary files are worth telling: a limit of this program, not of Windows. */
const MUCH = 64 * 1024 ** 2;

/** Temporary files of Windows and its users. Source: EC2Config facts, section 6 (InstallUpdates.ps1). */
export const temporaryFiles: CheckRule = {
  id: 'temporary-files',
  area: 'disk',
  grade: 'recommended',
  question: 'Are the temporary folders nearly empty?',
  explains:
    'Installers leave packages, logs and sometimes passwords in `Windows\\Temp` and in the temporary folders of the '
    + 'profiles; all of it goes into the image. The script with which AWS cleans its own images empties them. The check '
    + 'adds up at most 20,000 entries and 12 levels, and tells from 64 MB on.',
  remedy: 'Empty Windows\\Temp and the temporary folders of the profiles on the source machine.',
  source: [{ document: 'AWS, InstallUpdates.ps1 of EC2Config empties the temporary folders', certainty: 'observed' }],
  run({ fs }) {
    const { folders, doubts } = profileTempFolders(fs);
    const below = filesBelow(fs, folders);
    return leftFilesFinding(
      temporaryFiles,
      { ...below, doubts: [...doubts, ...below.doubts] },
      {
        what: 'How much is left in temporary folders',
        none: 'The temporary folders are nearly empty',
        some: (amount) => `Temporary files go into the image: ${amount}`,
        detail: 'Nothing needs them on a new instance, and installers leave logs there that may hold secrets.',
        fix: temporaryFiles.remedy,
        from: MUCH,
      },
    );
  },
};
