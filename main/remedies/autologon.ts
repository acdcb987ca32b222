import type { Evidence } from '../../shared/model/diagnostic.ts';
import { MASK } from '../../shared/model/mask.ts';
import { CURRENT_VERSION, readData } from '../subject/lookup.ts';
import { logsKeepWords } from './logsKeep.ts';
import { dropValue, setText } from './registryWishes.ts';
import type { Remedy, RegistryWish } from './remedy.ts';

const KEY = `${CURRENT_VERSION}\\Winlogon`;

/**
 * Switches automatic logon off and removes its password and its count. The secret of the LSA is not touched. Source:
 * sysprep facts, section 4.5; EC2Rescue facts, section 5.1.
 */
export const autologon: Remedy = {
  id: 'clear-autologon',
  find(subject) {
    const { registry } = subject;
    const on = readData(registry, KEY, 'AutoAdminLogon');
    const isOn = on.kind === 'found' && String(on.value).trim() === '1';
    const isThere = (name: string) => readData(registry, KEY, name).kind === 'found';
    const dropped = ['DefaultPassword', 'AutoLogonCount'].filter((name) => isThere(name));
    if (!isOn && !dropped.includes('DefaultPassword')) return null;
    const off: readonly RegistryWish[] = isOn ? [setText(KEY, 'AutoAdminLogon', '0')] : [];
    const told = (name: string, text: string): Evidence => ({ where: { key: KEY, value: name }, text });
    return {
      title: isOn ? 'Switch automatic logon off and forget its password' : 'Remove the password of automatic logon',
      risk: 'needsThought',
      warning: [
        'What relies on the automatic logon, such as a build tool, no longer runs. A password that the LSA keeps stays.',
        dropped.includes('DefaultPassword') ? logsKeepWords(subject, [KEY]) : '',
      ]
        .join(' ')
        .trimEnd(),
      changes: [...off, ...dropped.map((name) => dropValue(KEY, name))],
      because: [
        ...(isOn ? [told('AutoAdminLogon', 'AutoAdminLogon = 1')] : []),
        ...dropped.map((name) => told(name, name === 'DefaultPassword' ? `${name} = ${MASK}` : `${name} is set`)),
      ],
      source: [{ document: 'AWS, WorkSpaces BYOL image checker (autologon off)', certainty: 'observed' }],
      mends: ['winlogon-autologon'],
    };
  },
};
