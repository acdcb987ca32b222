import { CONTROL, readNumber } from '../../subject/lookup.ts';
import { finding, unknownFinding, type CheckRule } from '../rule.ts';

const KEY = `${CONTROL}\\Terminal Server`;
const WHERE = { key: KEY, value: 'fDenyTSConnections' };

/**
 * Remote Desktop by fDenyTSConnections. On an armed EC2 image 1 is right, since specialize sets it to 0; on a machine
 * that is up it means nobody gets in. Source: sysprep facts, section 11; failure modes FM-20.
 */
export const remoteDesktopState: CheckRule = {
  id: 'rdp-state',
  area: 'remoteDesktop',
  question: 'Does Remote Desktop stand as it should?',
  source: [
    {
      document: 'AWS, Create a standard Amazon Machine Image Using Sysprep',
      certainty: 'stated',
      says: 'BeforeSysprep.cmd refuses Remote Desktop, SysprepSpecializePhase.cmd allows it again.',
    },
  ],
  run({ registry, report }) {
    const deny = readNumber(registry, KEY, 'fDenyTSConnections');
    if (deny.kind !== 'found')
      return unknownFinding(
        remoteDesktopState,
        'The state of Remote Desktop',
        deny.kind === 'absent' ? 'The value fDenyTSConnections is not there.' : 'The SYSTEM hive could not be read.',
        WHERE,
      );
    const evidence = [{ where: WHERE, text: `fDenyTSConnections = ${deny.value}` }];
    if (deny.value === 0)
      return finding(remoteDesktopState, 'pass', 'Remote Desktop accepts connections', { evidence });
    if (report.generalized.verdict === 'generalized')
      return finding(remoteDesktopState, 'pass', 'Remote Desktop is refused, as it should be on a generalized image', {
        evidence,
      });
    return finding(remoteDesktopState, 'warning', 'Remote Desktop is refused', {
      detail:
        'A failed Sysprep leaves it like this: BeforeSysprep.cmd refused it and specialize never allowed it again.',
      evidence,
      fix: 'Allow it on the running machine: reg add "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server" /v fDenyTSConnections /t REG_DWORD /d 0 /f.',
      breaks: 'prepare',
    });
  },
};
