import { buildOf, CONTROL, findNumber } from '../../subject/lookup.ts';
import { finding, judgeFound, unknownFinding, type CheckRule } from '../rule.ts';

const KEY = `${CONTROL}\\BitLocker`;
const PLACE = { key: KEY, value: 'PreventDeviceEncryption' };
/** Device encryption came with Windows 8; Sysprep asks for BitLocker in the action files of the same version. */
const FIRST_WINDOWS_8 = 9200;
const WHAT = 'Whether Windows may encrypt the volume by itself';

/** Windows does not encrypt the volume by itself. Source: sysprep facts, section 8; sysprep-failures, bitlocker-on. */
export const deviceEncryption: CheckRule = {
  id: 'device-encryption',
  area: 'encryption',
  grade: 'recommended',
  mayBreak: 'generalize',
  question: 'Is automatic device encryption off?',
  remedy:
    'During the build: reg add "HKLM\\SYSTEM\\CurrentControlSet\\Control\\BitLocker" /v PreventDeviceEncryption /t REG_DWORD /d 1 /f.',
  source: [{ document: 'GitHub issues and public guides on error 0x80310039', certainty: 'observed' }],
  run({ registry, report }) {
    const type = report.windows.installationType;
    if (type === 'Server' || type === 'Server Core')
      return finding(deviceEncryption, 'notApplicable', 'A server does not encrypt its volumes by itself');
    if (type !== 'Client')
      return unknownFinding(deviceEncryption, WHAT, 'The kind of this Windows is not told.', PLACE);
    const build = buildOf(report);
    if (build !== null && build < FIRST_WINDOWS_8)
      return finding(deviceEncryption, 'notApplicable', `Windows of build ${build} does not encrypt volumes by itself`);
    return judgeFound(deviceEncryption, WHAT, findNumber(registry, KEY, 'PreventDeviceEncryption'), PLACE, (value) => {
      const evidence = [{ where: PLACE, text: value === null ? 'not present' : `PreventDeviceEncryption = ${value}` }];
      if (value === 1) return finding(deviceEncryption, 'pass', 'Automatic device encryption is off', { evidence });
      return finding(deviceEncryption, 'warning', 'Windows may encrypt the volume by itself', {
        detail:
          'On hardware that supports it, a client encrypts its volume without being asked, and Sysprep then refuses with 0x80310039.',
        evidence,
        fix: deviceEncryption.remedy,
        breaks: 'generalize',
        prediction: 'cannotTell',
        related: ['bitlocker'],
      });
    });
  },
};
