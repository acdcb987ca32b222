import { readConfigXml } from '../../config/configXml.ts';
import { EC2CONFIG_FOLDER } from '../../subject/answerFileSearch.ts';
import { openedFile } from '../../subject/openedFile.ts';
import type { Subject } from '../../subject/subject.ts';
import { answerFileRule } from '../answerFileRule.ts';
import { LEFT_IN_IMAGE, SHARED_IMAGES } from '../leftBehind.ts';
import { judgeSecretFiles, secretsIn } from '../secretFiles.ts';
import type { CheckRule } from '../rule.ts';
import { isJoinSecret } from '../joinSecret.ts';

/** Account passwords in the answer file that Sysprep is given. Source: failure modes FM-16; EC2Config facts, 3.1. */
export const answerFilePasswords: CheckRule = answerFileRule({
  id: 'answer-file-passwords',
  area: 'secrets',
  grade: 'recommended',
  question: 'Is the answer file of the agent free of passwords?',
  explains:
    'A password in the answer file is what the choice "Specify" of EC2Config makes, and it stands there in clear text '
    + 'when the image is taken. With `RemoveCredentialsfromSysprepOnStartup` true EC2Config removes it from each new '
    + 'instance at its start, but not from the image. The check looks at the file that the agent hands to Sysprep; '
    + 'credentials for joining a domain have a check of their own.',
  remedy:
    'Let the agent make a random password, or keep the image to yourself and change the password on each new instance.',
  source: [
    {
      document: 'AWS, Create a standard Amazon Machine Image Using Sysprep (Specify)',
      certainty: 'stated',
      says: 'The password is stored in clear text in the answer file and removed at the next start of the service.',
    },
    SHARED_IMAGES,
  ],
  what: 'Whether the answer file holds a password',
  judge(config, subject) {
    const found = secretsIn(config, (spot) => !isJoinSecret(spot));
    const clean = [{ where: { file: config.path }, text: 'holds no readable password' }];
    return judgeSecretFiles(
      answerFilePasswords,
      { found, encrypted: [], clean, doubts: [] },
      {
        what: 'Whether the answer file holds a password',
        none: 'The answer file of the agent holds no password',
        some: (count) => `${count} readable ${count === 1 ? 'password' : 'passwords'} in the answer file of the agent`,
        detail: `${LEFT_IN_IMAGE} ${whatRemovesIt(subject)}`.trimEnd(),
        fix: answerFilePasswords.remedy,
      },
    );
  },
});

const CONFIG_XML = `${EC2CONFIG_FOLDER}/Settings/Config.xml`;

/** What EC2Config does about it, by its own setting; nothing for another agent. */
function whatRemovesIt({ fs, report }: Subject): string {
  if (!report.agents.some(({ kind }) => kind === 'ec2config')) return '';
  const opened = openedFile(fs, CONFIG_XML);
  if (opened.kind !== 'found') return 'Whether EC2Config removes it from a new instance could not be told.';
  const setting = readConfigXml(opened.value).globalSetting('RemoveCredentialsfromSysprepOnStartup');
  return setting?.value.trim().toLowerCase() === 'true'
    ? 'EC2Config removes it from each new instance at its start, not from the image.'
    : 'RemoveCredentialsfromSysprepOnStartup is not true in Config.xml, so it stays on each new instance as well.';
}
