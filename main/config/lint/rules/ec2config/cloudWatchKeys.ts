import { fileRule } from '../../fileRule.ts';
import { exampleOf } from '../../agentExamples.ts';
import { field, textOf } from '../../dataFields.ts';
import { publicFiles } from '../../sources.ts';
import { cloudWatchComponents, cloudWatchFrame } from './cloudWatchFile.ts';

/** Keys of an account in the image. */
export const cloudWatchKeys = fileRule({
  code: 'ec2-cloudwatch-keys',
  title: 'The CloudWatch settings hold access keys',
  detail: 'An image with filled keys gives the credentials of the account to every instance, and to whoever reads it.',
  severity: 'error',
  source: publicFiles(),
  example: exampleOf(
    'AWS.EC2.Windows.CloudWatch.json',
    cloudWatchFrame('#', 'Counter,CloudWatch'),
    'not-a-real-key',
    '',
  ),
  kinds: ['cloudWatch'],
  look: ({ data }, report) => {
    for (const { id, parameters } of cloudWatchComponents(data?.root ?? null))
      for (const name of ['AccessKey', 'SecretKey']) {
        const key = field(parameters, name);
        if (key !== null && (textOf(key) ?? '') !== '')
          report({
            offset: key.start,
            summary: `${id === '' ? 'A component' : id} holds a value for ${name}.`,
            fix: 'Empty it, and give the instances a role (instance profile) instead.',
          });
      }
  },
});
