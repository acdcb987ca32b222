import type { VolumePath } from '../../../shared/base/winPath.ts';
import { EC2CONFIG_FOLDER } from '../../subject/answerFileSearch.ts';
import { LEFT_IN_IMAGE, SHARED_IMAGES } from '../leftBehind.ts';
import { judgeSecretFiles, readSecretFiles } from '../secretFiles.ts';
import type { CheckRule } from '../rule.ts';

const FILES: readonly VolumePath[] = [`${EC2CONFIG_FOLDER}/Settings/AWS.EC2.Windows.CloudWatch.json`];

/** Access keys of CloudWatch. Source: EC2Config facts, section 3.8. */
export const cloudWatchKeys: CheckRule = {
  id: 'cloudwatch-keys',
  area: 'secrets',
  grade: 'recommended',
  question: 'Do the CloudWatch settings hold no access keys?',
  explains:
    'The CloudWatch output of `AWS.EC2.Windows.CloudWatch.json` takes an `AccessKey` and a `SecretKey`. Filled in, they '
    + 'go to everybody who launches the image. An instance profile needs neither.',
  remedy: 'Empty AccessKey and SecretKey, give the instances a role instead, and make the keys invalid.',
  source: [
    { document: 'AWS, EC2 User Guide for Windows Instances (CloudWatch with EC2Config)', certainty: 'documented' },
    SHARED_IMAGES,
  ],
  run: ({ fs }) =>
    judgeSecretFiles(cloudWatchKeys, readSecretFiles(fs, FILES), {
      what: 'Whether the CloudWatch settings hold access keys',
      none: 'The CloudWatch settings hold no access keys',
      some: (count) => `${count} ${count === 1 ? 'access key' : 'access keys'} in the CloudWatch settings`,
      detail: `The keys act on the AWS account that they belong to. ${LEFT_IN_IMAGE}`,
      fix: cloudWatchKeys.remedy,
    }),
};
