import { fixedName, namedTwice } from '../fixedName.ts';
import { says } from '../volumeSettings.ts';
import type { ContradictionRule } from '../rule.ts';
import { ec2ConfigGuide } from '../sources.ts';

export const computerNameTwice: ContradictionRule = {
  code: 'computer-name-twice',
  title: 'The answer file and EC2Config both name the computer',
  detail: 'The machine is named twice and restarts once more; after a join to a domain the name is changed back.',
  severity: 'warning',
  source: [ec2ConfigGuide()],
  find(settings) {
    const plugin = settings.plugin('Ec2SetComputerName');
    const name = fixedName(settings, 'ec2config');
    if (!says(plugin, 'Enabled') || name === null) return [];
    return namedTwice(plugin, name, 'Set Ec2SetComputerName to Disabled, or take ComputerName out of the answer file.');
  },
};
