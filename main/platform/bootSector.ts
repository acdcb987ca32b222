import { closeSync, constants, openSync, readSync } from 'node:fs';
import { diagnostic } from '../../shared/model/diagnostic.ts';
import type { Diagnostic } from '../../shared/model/diagnostic.ts';
import { attempt } from './hostFailure.ts';

const SECTOR_BYTES = 512;
const SIGNATURE_OFFSET = 3;
/** OEM identifier of a BitLocker volume's boot sector (Windows 7 and later). */
const BITLOCKER_SIGNATURE = '-FVE-FS-';

/** What is said of a volume that BitLocker still locks. */
export const LOCKED_VOLUME: Diagnostic = diagnostic(
  'volume-locked',
  'The volume is encrypted with BitLocker and locked.',
  {
    detail: 'Its boot sector carries the BitLocker signature, and without the key no file on it can be read.',
    fix: 'Unlock it first: "manage-bde -unlock E: -RecoveryPassword KEY" on Windows, "cryptsetup open --type bitlk" or dislocker on Linux. Then open the unlocked volume.',
    source: [{ document: 'BitLocker boot sector signature -FVE-FS- at offset 3', certainty: 'documented' }],
  },
);

/**
 * Whether a device, a disk image of one partition, or a drive (`E:\`, through its raw device) starts with the
 * BitLocker signature. What cannot be read at all is not called locked.
 */
export function isLockedVolume(root: string, platform: NodeJS.Platform = process.platform): boolean {
  const drive = /^([A-Za-z]:)[\\/]?$/.exec(root);
  const device = platform === 'win32' && drive !== null ? `\\\\.\\${drive[1]}` : root;
  const sector = attempt(() => firstSector(device));
  if (!sector.ok) return false;
  const start = sector.value.subarray(SIGNATURE_OFFSET, SIGNATURE_OFFSET + BITLOCKER_SIGNATURE.length);
  return start.toString('latin1') === BITLOCKER_SIGNATURE;
}

function firstSector(path: string): Buffer {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const sector = Buffer.alloc(SECTOR_BYTES);
    return sector.subarray(0, readSync(file, sector, 0, SECTOR_BYTES, 0));
  } finally {
    closeSync(file);
  }
}
