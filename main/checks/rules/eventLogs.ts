import type { VolumeFs } from '../../../shared/model/volume.ts';
import { filesBelow, type LeftFiles } from '../leftFiles.ts';
import { leftFilesFinding } from '../leftFilesFinding.ts';
import type { CheckRule } from '../rule.ts';
import { folderLeftOut } from '../secretFiles.ts';

const LOGS = 'Windows/System32/winevt/Logs';
/** From how much on event logs are worth telling: a limit of this program, not of Windows. */
const MUCH = 256 * 1024 ** 2;

/** Event logs; generalize removes what they hold. Source: sysprep facts, section 3; EC2Config facts, section 6. */
export const eventLogs: CheckRule = {
  id: 'event-logs',
  area: 'disk',
  grade: 'recommended',
  question: 'Are the event logs small?',
  explains:
    'Generalize clears the event logs, so that their entries are gone from the image and from this machine; their room on '
    + 'the disk may stay. The check adds up the files in `winevt\\Logs` and tells from 256 MB on. Save the logs first '
    + 'where somebody may need them.',
  remedy: 'Save what is needed, then clear the logs on the source machine: wevtutil cl, with the name of the log.',
  source: [
    { document: 'Microsoft, Sysprep (Generalize) overview: event logs are cleared', certainty: 'documented' },
    { document: 'AWS, InstallUpdates.ps1 of EC2Config clears the logs before Sysprep', certainty: 'observed' },
  ],
  run: ({ fs }) =>
    leftFilesFinding(eventLogs, logsOf(fs), {
      what: 'How large the event logs are',
      none: 'The event logs are small',
      some: (amount) => `The event logs are large: ${amount}`,
      detail: 'Generalize clears their entries; the room that they take in the image may stay.',
      fix: eventLogs.remedy,
      from: MUCH,
    }),
};

/** Every Windows has the folder of the logs: a copy without it says nothing of them. */
function logsOf(fs: VolumeFs): LeftFiles {
  const files = filesBelow(fs, [LOGS]);
  return fs.stat(LOGS).kind === 'absent' ? { ...files, doubts: [folderLeftOut(LOGS)] } : files;
}
