import { EC2CONFIG_FOLDER } from '../../subject/answerFileSearch.ts';
import { unusedFile } from '../sameSwitch.ts';
import type { ContradictionRule } from '../rule.ts';
import { ec2ConfigGuide } from '../sources.ts';

export const initializeUnused: ContradictionRule = {
  code: 'initialize-drives-unused',
  title: 'InitializeDrivesSettings.xml is there, and the plug-in that reads it is off',
  detail:
    'Ec2InitializeDrives brings volumes online and formats them as the file says. Without it new volumes stay as they are.',
  severity: 'info',
  source: [ec2ConfigGuide()],
  find: (settings) =>
    unusedFile(settings, `${EC2CONFIG_FOLDER}/Settings/InitializeDrivesSettings.xml`, 'Ec2InitializeDrives'),
};
