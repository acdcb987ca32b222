import { EC2CONFIG_FOLDER } from '../../subject/answerFileSearch.ts';
import { missingFile } from '../sameSwitch.ts';
import type { ContradictionRule } from '../rule.ts';
import { ec2ConfigGuide } from '../sources.ts';

export const CLOUDWATCH_FILE = `${EC2CONFIG_FOLDER}/Settings/AWS.EC2.Windows.CloudWatch.json`;
export const CLOUDWATCH_PLUGIN = 'AWS.EC2.Windows.CloudWatch.PlugIn';

export const cloudWatchMissing: ContradictionRule = {
  code: 'cloudwatch-file-missing',
  title: 'Counters are to be sent to CloudWatch, and the file that names them is missing',
  detail: 'The plug-in reads AWS.EC2.Windows.CloudWatch.json; without it there is nothing to send.',
  severity: 'error',
  source: [ec2ConfigGuide()],
  find: (settings) => missingFile(settings, CLOUDWATCH_FILE, CLOUDWATCH_PLUGIN),
};
