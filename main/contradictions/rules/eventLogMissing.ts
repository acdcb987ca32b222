import { EC2CONFIG_FOLDER } from '../../subject/answerFileSearch.ts';
import { missingFile } from '../sameSwitch.ts';
import type { ContradictionRule } from '../rule.ts';
import { ec2ConfigGuide } from '../sources.ts';

export const eventLogMissing: ContradictionRule = {
  code: 'event-log-file-missing',
  title: 'Events are to be sent to the console, and the file that names them is missing',
  detail: 'Ec2EventLog reads EventLogConfig.xml. What it sends without the file is not confirmed.',
  severity: 'warning',
  source: [ec2ConfigGuide()],
  find: (settings) => missingFile(settings, `${EC2CONFIG_FOLDER}/Settings/EventLogConfig.xml`, 'Ec2EventLog'),
};
