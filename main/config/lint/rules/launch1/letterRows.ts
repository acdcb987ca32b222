import { entriesOf, type DataNode } from '../../../data/nodes.ts';
import { field } from '../../dataFields.ts';

export interface LaunchLetterRow {
  readonly label: DataNode | null;
  readonly letter: DataNode | null;
}

/** The rows of DriveLetterMappingConfig.json. Source: ec2launch facts, A2. */
export function launchLetterRows(root: DataNode | null): readonly LaunchLetterRow[] {
  const list = field(root, 'driveLetterMapping');
  return (list === null ? [] : entriesOf(list)).map(({ value }) => ({
    label: field(value, 'volumeName'),
    letter: field(value, 'driveLetter'),
  }));
}

/** A map of two rows with `#` for the letter of the second. */
export const LAUNCH_LETTERS_FRAME = `${JSON.stringify(
  {
    driveLetterMapping: [
      { volumeName: 'Data', driveLetter: 'M' },
      { volumeName: 'Logs', driveLetter: '#' },
    ],
  },
  null,
  2,
)}\n`;
