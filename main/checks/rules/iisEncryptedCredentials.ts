import { counted } from '../../../shared/text/numberWords.ts';
import { LineIndex } from '../../../shared/text/lineIndex.ts';
import { hasService } from '../../subject/serverRoles.ts';
import { decodeText } from '../../config/text/decode.ts';
import { finding, unknownFinding, unreadableFinding, type CheckRule } from '../rule.ts';

const FILE = 'Windows/System32/inetsrv/config/applicationHost.config';
const WHAT = 'Whether IIS has encrypted credentials';
/** An attribute whose value IIS has encrypted. */
const ENCRYPTED = /=\s*"\[enc:/gi;

/** Encrypted credentials of IIS are lost by generalize. Source: sysprep facts, section 12; EC2Rescue facts, section 5.5. */
export const iisEncryptedCredentials: CheckRule = {
  id: 'iis-encrypted-credentials',
  area: 'roles',
  grade: 'required',
  mayBreak: 'generalize',
  question: 'Is the configuration of IIS free of encrypted credentials?',
  remedy:
    'Remove the credentials from applicationHost.config on the source machine, and set them on each new instance.',
  source: [
    { document: 'Microsoft, Sysprep support for server roles', certainty: 'documented' },
    { document: 'The form [enc:...] of applicationHost.config', certainty: 'inferred' },
  ],
  run({ fs, registry }) {
    const file = fs.read(FILE);
    const where = { file: FILE };
    if (file.kind === 'unreadable') return unreadableFinding(iisEncryptedCredentials, WHAT, file.problem, where);
    if (file.kind === 'absent') {
      const service = hasService(registry, 'W3SVC');
      if (service.kind === 'unreadable')
        return unreadableFinding(iisEncryptedCredentials, WHAT, service.problem, where);
      if (service.kind === 'found' && !service.value)
        return finding(iisEncryptedCredentials, 'notApplicable', 'IIS is not installed', {
          evidence: [{ where, text: 'not present' }],
        });
      return unknownFinding(iisEncryptedCredentials, WHAT, 'The configuration of IIS is not on the volume.', where);
    }
    const { text } = decodeText(file.value);
    const lines = new LineIndex(text);
    const hits = [...text.matchAll(ENCRYPTED)].map(({ index }) => ({
      where: { ...where, line: lines.at(index).line },
      text: 'an encrypted value',
    }));
    if (hits.length === 0)
      return finding(iisEncryptedCredentials, 'pass', 'IIS has no encrypted credentials', {
        evidence: [{ where, text: 'no encrypted value' }],
      });
    return finding(iisEncryptedCredentials, 'fail', `IIS has ${counted(hits.length, 'encrypted credential')}`, {
      detail: 'The key that decrypts them belongs to the machine, so new instances cannot use them.',
      evidence: hits,
      fix: iisEncryptedCredentials.remedy,
      breaks: 'generalize',
      prediction: 'likely',
    });
  },
};
