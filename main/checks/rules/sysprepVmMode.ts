import { findText } from '../../subject/lookup.ts';
import { finding, judgeFound, type CheckRule } from '../rule.ts';

const KEY = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Setup\\Sysprep';
const PLACE = { key: KEY, value: 'SysprepMode' };

/** The image was not prepared for one virtual machine profile only. Source: sysprep facts, sections 2 and 3.5. */
export const sysprepVmMode: CheckRule = {
  id: 'sysprep-vm-mode',
  area: 'state',
  grade: 'recommended',
  mayBreak: 'specialize',
  question: 'Is the image not prepared for one kind of virtual machine only?',
  remedy: 'Start instances of the same type only, or run Sysprep again without /mode:vm.',
  source: [
    { document: 'Microsoft, Sysprep command-line options', certainty: 'documented' },
    { document: 'Registry of armed images', certainty: 'observed' },
  ],
  run({ registry }) {
    const found = findText(registry, KEY, 'SysprepMode');
    return judgeFound(sysprepVmMode, 'Whether the image was prepared with /mode:vm', found, PLACE, (mode) => {
      const evidence = [{ where: PLACE, text: mode ?? 'not present' }];
      if (mode?.toLowerCase() !== 'vm')
        return finding(sysprepVmMode, 'pass', 'The image was not prepared with /mode:vm', { evidence });
      return finding(sysprepVmMode, 'warning', 'The image was prepared with /mode:vm', {
        detail:
          'Devices are not detected again, so it only fits the same virtual machine profile: the same hypervisor and kind of instance.',
        evidence,
        fix: sysprepVmMode.remedy,
        breaks: 'specialize',
        prediction: 'likely',
      });
    });
  },
};
