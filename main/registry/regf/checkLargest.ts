import { type Cells } from './cells.ts';
import { INLINE_DATA, KEY, VALUE, VALUE_FLAG } from './layout.ts';

const FIELDS = {
  largestSubkeyName: { code: 'hive-largest-subkey-name', of: 'the longest name of its subkeys' },
  largestSubkeyClass: { code: 'hive-largest-subkey-class', of: 'the longest class name of its subkeys' },
  largestValueName: { code: 'hive-largest-value-name', of: 'the longest name of its values' },
  largestValueData: { code: 'hive-largest-value-data', of: 'the largest data of its values' },
} as const;

/** The values of one key, as its own cell should say it. */
export interface LargestValues {
  /** Bytes of the longest name in UTF-16. */
  name: number;
  data: number;
}

/** Takes the value at a file position into account. */
export function measureValue(cells: Cells, value: number, largest: LargestValues): void {
  const length = cells.view.getUint16(value + VALUE.nameLength, true);
  const latin = (cells.view.getUint16(value + VALUE.flags, true) & VALUE_FLAG.latinName) !== 0;
  const size = cells.view.getUint32(value + VALUE.dataSize, true);
  largest.name = Math.max(largest.name, latin ? 2 * length : length);
  largest.data = Math.max(largest.data, size >= INLINE_DATA ? size - INLINE_DATA : size);
}

/** Holds what a key (at a file position) says of its values against what they are. */
export function checkLargestValues(cells: Cells, key: number, largest: LargestValues): void {
  checkLargest(cells, key, 'largestValueName', largest.name);
  checkLargest(cells, key, 'largestValueData', largest.data);
}

/**
 * Notes a field of a key that is below what it stands for, in bytes. Windows never makes such a field smaller, so one
 * that is larger is usual; one that is smaller stands in a SYSTEM hive of a Windows XP that ran. It only misleads
 * programs that ask how much room to make, so it is an oddity.
 */
export function checkLargest(cells: Cells, key: number, field: keyof typeof FIELDS, actual: number): void {
  const stored = cells.view.getUint32(key + KEY[field], true);
  // The upper half of this field holds flags since Windows Vista.
  const said = field === 'largestSubkeyName' ? stored & 0xffff : stored;
  if (said >= actual) return;
  const { code, of } = FIELDS[field];
  cells.damage.note(code, `A key says less than it is of ${of}.`, {
    offset: key + KEY[field],
    expected: `at least ${actual} bytes`,
    found: `${said} bytes`,
    severity: 'info',
  });
}
