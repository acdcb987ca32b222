import { unusedFile } from '../sameSwitch.ts';
import type { ContradictionRule } from '../rule.ts';
import { ec2ConfigGuide } from '../sources.ts';
import { CLOUDWATCH_FILE, CLOUDWATCH_PLUGIN } from './cloudWatchMissing.ts';

export const cloudWatchUnused: ContradictionRule = {
  code: 'cloudwatch-unused',
  title: 'Settings for CloudWatch are there, and the plug-in that reads them is off',
  detail: 'Nothing is sent. Keys that the file may hold go into the image all the same.',
  severity: 'info',
  source: [ec2ConfigGuide()],
  find: (settings) => unusedFile(settings, CLOUDWATCH_FILE, CLOUDWATCH_PLUGIN),
};
