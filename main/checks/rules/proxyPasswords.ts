import type { VolumePath } from '../../../shared/base/winPath.ts';
import { EC2CONFIG_FOLDER } from '../../subject/answerFileSearch.ts';
import { LEFT_IN_IMAGE, SHARED_IMAGES } from '../leftBehind.ts';
import { judgeSecretFiles, readSecretFiles } from '../secretFiles.ts';
import type { CheckRule } from '../rule.ts';

const FILES: readonly VolumePath[] = [`${EC2CONFIG_FOLDER}/Ec2Config.exe.config`];

/** The password of a proxy. Source: EC2Config facts, section 3.9. */
export const proxyPasswords: CheckRule = {
  id: 'proxy-passwords',
  area: 'secrets',
  grade: 'recommended',
  question: 'Do the proxy settings of EC2Config hold no password?',
  explains:
    '`Ec2Config.exe.config` can name a proxy with user name and password in its element `aws/proxy`. The password '
    + 'stands there in clear text and goes into the image.',
  remedy:
    'Remove user name and password from Ec2Config.exe.config, and let the proxy admit the instances by their address.',
  source: [
    { document: 'AWS, EC2 User Guide for Windows Instances (proxy settings of EC2Config)', certainty: 'documented' },
    SHARED_IMAGES,
  ],
  run: ({ fs }) =>
    judgeSecretFiles(proxyPasswords, readSecretFiles(fs, FILES), {
      what: 'Whether the proxy settings hold a password',
      none: 'The proxy settings of EC2Config hold no password',
      some: () => 'The proxy settings of EC2Config hold a password in plain text',
      detail: LEFT_IN_IMAGE,
      fix: proxyPasswords.remedy,
    }),
};
