import { EC2CONFIG_FOLDER } from '../../subject/answerFileSearch.ts';
import { unusedFile } from '../sameSwitch.ts';
import type { ContradictionRule } from '../rule.ts';
import { ec2ConfigGuide } from '../sources.ts';

export const eventLogUnused: ContradictionRule = {
  code: 'event-log-unused',
  title: 'EventLogConfig.xml is there, and the plug-in that reads it is off',
  detail: 'Ec2EventLog copies the events that the file names to the console, and is off in a fresh image.',
  severity: 'info',
  source: [ec2ConfigGuide()],
  find: (settings) => unusedFile(settings, `${EC2CONFIG_FOLDER}/Settings/EventLogConfig.xml`, 'Ec2EventLog'),
};
