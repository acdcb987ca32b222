import { EC2CONFIG_FOLDER } from '../../subject/answerFileSearch.ts';
import { unusedFile } from '../sameSwitch.ts';
import type { ContradictionRule } from '../rule.ts';
import { ec2ConfigGuide } from '../sources.ts';

export const activationUnused: ContradictionRule = {
  code: 'activation-unused',
  title: 'ActivationSettings.xml is there, and the plug-in that activates Windows is off',
  detail:
    'Ec2WindowsActivate checks the activation at every start. Without it Windows stays without activation once its grace period is over.',
  severity: 'warning',
  source: [ec2ConfigGuide()],
  find: (settings) => unusedFile(settings, `${EC2CONFIG_FOLDER}/Settings/ActivationSettings.xml`, 'Ec2WindowsActivate'),
};
