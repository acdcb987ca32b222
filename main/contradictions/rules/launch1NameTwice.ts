import { fixedName, namedTwice } from '../fixedName.ts';
import { says } from '../volumeSettings.ts';
import type { ContradictionRule } from '../rule.ts';
import { LAUNCH1_GUIDE } from '../sources.ts';

export const launch1NameTwice: ContradictionRule = {
  code: 'launch-computer-name-twice',
  title: 'The answer file and EC2Launch v1 both name the computer',
  detail: 'The machine is named twice and restarts once more; after a join to a domain the name is changed back.',
  severity: 'warning',
  source: [LAUNCH1_GUIDE],
  find(settings) {
    const sets = settings.launch('setComputerName');
    const name = fixedName(settings, 'ec2launch1');
    if (!says(sets, 'true') || name === null) return [];
    return namedTwice(sets, name, 'Set setComputerName to false, or write * for ComputerName in Unattend.xml.');
  },
};
