import { filesAt } from '../leftFiles.ts';
import { leftFilesFinding } from '../leftFilesFinding.ts';
import { folderLeftOut } from '../secretFiles.ts';
import type { CheckRule } from '../rule.ts';

const SYSPREP = 'Windows/System32/Sysprep';
/** A file of this many bytes holds nothing but a byte order mark. */
const EMPTY = 3;

/** No errors of an earlier run of Sysprep are left. Source: sysprep facts, section 4.4; EC2Config facts, section 6. */
export const earlierSetupErrors: CheckRule = {
  id: 'earlier-setup-errors',
  area: 'disk',
  grade: 'recommended',
  question: 'Did an earlier run of Sysprep leave no errors in its log?',
  explains:
    'Sysprep appends to `System32\\Sysprep\\Panther`, so that several runs can be in one file, and errors of an earlier '
    + 'run look like those of the next. The script with which AWS cleans its own images deletes these logs. The check '
    + 'looks at the error log; Troubleshoot reads what it says.',
  remedy: 'Read them first (Troubleshoot), then move setupact.log and setuperr.log away on the source machine.',
  source: [
    { document: 'Setup logs of machines on which Sysprep ran several times', certainty: 'observed' },
    { document: 'AWS, InstallUpdates.ps1 of EC2Config deletes setupact.log and setuperr.log', certainty: 'observed' },
  ],
  run({ fs }) {
    const all = filesAt(fs, [`${SYSPREP}/Panther/setuperr.log`]);
    const isLeftOut = fs.stat(SYSPREP).kind === 'absent';
    const files = all.files.filter(({ size }) => size > EMPTY);
    return leftFilesFinding(
      earlierSetupErrors,
      { ...all, files, doubts: [...all.doubts, ...(isLeftOut ? [folderLeftOut(SYSPREP)] : [])] },
      {
        what: 'Whether an earlier run left errors',
        none: 'No errors of an earlier run of Sysprep are left',
        some: (amount) => `Errors of an earlier run of Sysprep are left: ${amount}`,
        detail: 'The next run appends to the same logs, so that old errors look like new ones.',
        fix: earlierSetupErrors.remedy,
      },
    );
  },
};
