import { CONTROL, readData } from '../../subject/lookup.ts';
import type { Subject } from '../../subject/subject.ts';
import { finding, sourceOnlyFinding, type CheckRule } from '../rule.ts';

const STATUS = { key: `${CONTROL}\\BitlockerStatus`, value: 'BootStatus' };
const PREVENT = { key: `${CONTROL}\\BitLocker`, value: 'PreventDeviceEncryption' };

/**
 * The system volume is decrypted. A volume that can be read is unlocked or decrypted, and which of both it is only its
 * raw device tells. Source: sysprep facts, sections 5 and 8; failure modes FM-55.
 */
export const bitlocker: CheckRule = {
  id: 'bitlocker',
  area: 'encryption',
  grade: 'required',
  mayBreak: 'generalize',
  stopsSysprepOnly: true,
  question: 'Is the system volume fully decrypted?',
  remedy:
    'On the source machine: manage-bde -status C: must say "Fully Decrypted". Otherwise manage-bde -off C:, and wait until it does.',
  source: [
    { document: 'GitHub issues and public guides on error 0x80310039', certainty: 'observed' },
    { document: 'BitlockerStatus BootStatus', certainty: 'unconfirmed' },
  ],
  run({ registry }) {
    const evidence = [STATUS, PREVENT].map((where) => ({ where, text: shown(registry, where) }));
    const status = readData(registry, STATUS.key, STATUS.value);
    if (status.kind === 'found' && status.value === 1)
      return finding(bitlocker, 'warning', 'BitLocker likely protected the system volume at the last start', {
        detail:
          'Sysprep refuses with 0x80310039 while the volume is encrypted, also where protection is suspended. That this value tells it is not confirmed.',
        evidence,
        fix: bitlocker.remedy,
        breaks: 'generalize',
        prediction: 'cannotTell',
      });
    return sourceOnlyFinding(bitlocker, 'Whether BitLocker is on cannot be read from a mounted volume', {
      detail:
        'A volume that can be read is unlocked or decrypted. Sysprep refuses with 0x80310039 while it is encrypted.',
      evidence,
      fix: bitlocker.remedy,
    });
  },
};

function shown(registry: Subject['registry'], { key, value }: typeof STATUS): string {
  const found = readData(registry, key, value);
  switch (found.kind) {
    case 'found':
      return `${value} = ${String(found.value)}`;
    case 'absent':
      return 'not present';
    case 'unreadable':
      return 'could not be read';
  }
}
