import type { VolumePath } from '../../../shared/base/winPath.ts';
import { LEFT_IN_IMAGE, SHARED_IMAGES } from '../leftBehind.ts';
import { finding, type CheckFinding, type CheckRule } from '../rule.ts';
import { judgeSecretFiles, readSecretFiles, type SecretFiles } from '../secretFiles.ts';

const FILES: readonly VolumePath[] = [
  'ProgramData/Amazon/EC2-Windows/Launch/Config/LaunchConfig.json',
  'ProgramData/Amazon/EC2Launch/config/agent-config.yml',
];

/** A password given to EC2Launch. Source: EC2Launch facts, A2, A3 and B2; sysprep facts, section 4.5. */
export const agentPasswordInSettings: CheckRule = {
  id: 'agent-password-in-settings',
  area: 'secrets',
  grade: 'recommended',
  question: 'Do the settings of EC2Launch hold no password?',
  explains:
    'A password that is given to EC2Launch stands in clear text in `LaunchConfig.json` (`adminPassword` of v1) or in '
    + '`agent-config.yml` (`password.data` of the task setAdminAccount of v2) until the agent has used it, and so in the '
    + 'image. Newer versions know an encrypted form too (v1 with the type Encrypted): nobody reads that in the file, and '
    + 'it only warns. EC2Config keeps its password in the answer file, which has a check of its own.',
  remedy: 'Let the agent make a random password: adminPasswordType Random, or password.type random.',
  source: [
    { document: 'AWS, EC2 User Guide for Windows Instances (EC2Launch v1 and v2 settings)', certainty: 'documented' },
    { document: 'That a type of v2 which names encryption marks the encrypted form', certainty: 'unconfirmed' },
    SHARED_IMAGES,
  ],
  run({ fs }) {
    const files = readSecretFiles(fs, FILES);
    if (files.found.length === 0 && files.doubts.length === 0 && files.encrypted.length > 0) return encrypted(files);
    return judgeSecretFiles(agentPasswordInSettings, files, {
      what: 'Whether the settings of EC2Launch hold a password',
      none: 'The settings of EC2Launch hold no password',
      some: (count) => `${count} readable ${count === 1 ? 'password' : 'passwords'} in the settings of EC2Launch`,
      detail: `The agent empties the setting once it has used it, on the new instance only. ${LEFT_IN_IMAGE}`,
      fix: agentPasswordInSettings.remedy,
    });
  },
};

/** Nobody reads it in the file; what decrypts it, and who has that, no document says. */
function encrypted({ encrypted: evidence }: SecretFiles): CheckFinding {
  return finding(agentPasswordInSettings, 'warning', 'The settings of EC2Launch hold an encrypted password', {
    detail: 'It cannot be read in the file. Whether somebody who has the image can decrypt it is not documented.',
    evidence,
    fix: agentPasswordInSettings.remedy,
    prediction: 'cannotTell',
  });
}
