import { answerFileRule } from '../answerFileRule.ts';
import { isJoinSecret } from '../joinSecret.ts';
import { LEFT_IN_IMAGE, SHARED_IMAGES } from '../leftBehind.ts';
import { judgeSecretFiles, secretsIn } from '../secretFiles.ts';
import type { CheckRule } from '../rule.ts';

const WORDS = {
  what: 'Whether the answer file holds domain credentials',
  none: 'The answer file of the agent holds no domain credentials',
  some: () => 'The answer file of the agent holds domain credentials',
  detail: `Credentials of UnattendedJoin cannot be hidden, and they are those of an account of the domain. ${LEFT_IN_IMAGE}`,
  fix: 'Join the domain from user data or with Systems Manager, with a secret that is fetched at run time, and remove the component Microsoft-Windows-UnattendedJoin.',
};

/** Credentials of a domain join in the answer file. Source: failure modes FM-79; EC2Config facts, section 4. */
export const joinCredentials: CheckRule = answerFileRule({
  id: 'join-credentials',
  area: 'secrets',
  grade: 'recommended',
  question: 'Is the answer file free of credentials for joining a domain?',
  explains:
    'An answer file can join each new instance to a domain. The password for it stands in clear text in the component '
    + '`Microsoft-Windows-UnattendedJoin`; Windows offers no hidden form for it. The check looks at the file that the '
    + 'agent hands to Sysprep.',
  remedy: WORDS.fix,
  source: [
    { document: 'AWS, Set up a Windows HPC cluster (domain join in sysprep2008.xml)', certainty: 'documented' },
    { document: 'Microsoft, Hide sensitive data in an answer file', certainty: 'documented' },
    SHARED_IMAGES,
  ],
  what: WORDS.what,
  judge: (config) =>
    judgeSecretFiles(
      joinCredentials,
      {
        found: secretsIn(config, isJoinSecret),
        encrypted: [],
        clean: [{ where: { file: config.path }, text: 'holds no credentials of UnattendedJoin' }],
        doubts: [],
      },
      WORDS,
    ),
});
