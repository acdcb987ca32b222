import type { Place } from '../../../shared/model/diagnostic.ts';
import { surely } from '../../subject/lookup.ts';
import { LEFT_IN_IMAGE, SHARED_IMAGES } from '../leftBehind.ts';
import { finding, judgeFound, type CheckFinding, type CheckRule } from '../rule.ts';

const SECRET = 'HKLM\\SECURITY\\Policy\\Secrets\\DefaultPassword';
const WHAT = 'Whether the LSA keeps a password for automatic logon';

/** The password of automatic logon as a secret of the LSA. Source: sysprep facts, section 4.5. */
export const lsaDefaultPassword: CheckRule = {
  id: 'lsa-default-password',
  area: 'secrets',
  grade: 'recommended',
  question: 'Does the LSA keep no password for automatic logon?',
  explains:
    'A password for automatic logon can be kept as the LSA secret `DefaultPassword`. It is encrypted, but with keys that '
    + 'lie in the hives of the same image. The check only asks whether the secret is there; it decrypts nothing.',
  remedy:
    'Switch automatic logon off on the source machine with the program that set it up, such as Autologon of Sysinternals.',
  source: [
    { document: 'Microsoft, Protecting the automatic logon password (LSA secret)', certainty: 'documented' },
    SHARED_IMAGES,
  ],
  run({ registry }) {
    const where = { key: SECRET };
    return judgeFound(lsaDefaultPassword, WHAT, surely(registry, SECRET, registry.key(SECRET)), where, (key) =>
      key === null
        ? finding(lsaDefaultPassword, 'pass', 'The LSA keeps no password for automatic logon', {
            evidence: [{ where, text: 'not there' }],
          })
        : kept(where),
    );
  },
};

function kept(where: Place): CheckFinding {
  return finding(lsaDefaultPassword, 'fail', 'The LSA keeps a password for automatic logon', {
    detail: `It is encrypted with keys that lie in the same image. ${LEFT_IN_IMAGE}`,
    evidence: [{ where, text: 'set, encrypted' }],
    fix: lsaDefaultPassword.remedy,
    related: ['winlogon-autologon'],
  });
}
