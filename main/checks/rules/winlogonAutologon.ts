import type { Place } from '../../../shared/model/diagnostic.ts';
import type { RegistryData } from '../../../shared/model/registry.ts';
import type { Found } from '../../../shared/model/volume.ts';
import { CURRENT_VERSION, readData, surely } from '../../subject/lookup.ts';
import { LEFT_IN_IMAGE, SHARED_IMAGES } from '../leftBehind.ts';
import { finding, unreadableFinding, type CheckFinding, type CheckRule } from '../rule.ts';

const WINLOGON = `${CURRENT_VERSION}\\Winlogon`;
const WHAT = 'Whether automatic logon is set up';

/** Automatic logon and its password. Source: sysprep facts, section 4.5; EC2Rescue facts, section 5.1. */
export const winlogonAutologon: CheckRule = {
  id: 'winlogon-autologon',
  area: 'secrets',
  grade: 'recommended',
  question: 'Is automatic logon off, and no password kept for it?',
  explains:
    'With automatic logon Windows keeps a password to log on with, in clear text in the value `DefaultPassword` of '
    + '`Winlogon` unless it is kept as a secret of the LSA. The check reads `AutoAdminLogon` and `DefaultPassword`; the '
    + 'secret of the LSA has a check of its own.',
  remedy:
    'On the source machine: reg delete "HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon" /v DefaultPassword /f, and set AutoAdminLogon to 0.',
  source: [
    { document: 'Microsoft, Winlogon registry entries (automatic logon)', certainty: 'documented' },
    { document: 'AWS, WorkSpaces BYOL image checker (autologon off)', certainty: 'observed' },
    SHARED_IMAGES,
  ],
  run({ registry }) {
    const on = surely(registry, WINLOGON, readData(registry, WINLOGON, 'AutoAdminLogon'));
    const password = surely(registry, WINLOGON, readData(registry, WINLOGON, 'DefaultPassword'));
    if (isSet(password)) return kept(isOn(on));
    if (password.kind === 'unreadable')
      return unreadableFinding(winlogonAutologon, WHAT, password.problem, AT_PASSWORD);
    if (on.kind === 'unreadable') return unreadableFinding(winlogonAutologon, WHAT, on.problem, AT_SWITCH);
    if (isOn(on)) return withoutPassword();
    return finding(winlogonAutologon, 'pass', 'Automatic logon is off, and no password is kept for it', {
      evidence: [
        { where: AT_SWITCH, text: on.kind === 'found' ? 'not 1' : 'not there' },
        { where: AT_PASSWORD, text: 'not set' },
      ],
    });
  },
};

const AT_SWITCH: Place = { key: WINLOGON, value: 'AutoAdminLogon' };
const AT_PASSWORD: Place = { key: WINLOGON, value: 'DefaultPassword' };
function isSet(found: Found<RegistryData>): boolean {
  return found.kind === 'found' && found.value !== '';
}

/** Whether AutoAdminLogon is 1, as text or number. */
function isOn(found: Found<RegistryData>): boolean {
  return found.kind === 'found' && String(found.value).trim() === '1';
}

function kept(on: boolean): CheckFinding {
  return finding(winlogonAutologon, 'fail', 'A password for automatic logon is kept in plain text', {
    detail: LEFT_IN_IMAGE,
    evidence: [
      { where: AT_PASSWORD, text: 'set, plain text' },
      { where: AT_SWITCH, text: on ? 'AutoAdminLogon = 1' : 'AutoAdminLogon is not 1' },
    ],
    fix: winlogonAutologon.remedy,
  });
}

/** The password is then empty, or a secret of the LSA. */
function withoutPassword(): CheckFinding {
  return finding(winlogonAutologon, 'warning', 'Automatic logon is on', {
    detail: 'Windows logs on by itself with the password that the LSA keeps, or with an empty one.',
    evidence: [
      { where: AT_SWITCH, text: 'AutoAdminLogon = 1' },
      { where: AT_PASSWORD, text: 'not set' },
    ],
    fix: winlogonAutologon.remedy,
    related: ['lsa-default-password'],
  });
}
