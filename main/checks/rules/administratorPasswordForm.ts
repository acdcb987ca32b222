import { readAnswerFile } from '../../config/answerFile.ts';
import { toldArchitecture } from '../../subject/identity.ts';
import { valueOrNull } from '../../subject/lookup.ts';
import { answerFileRule } from '../answerFileRule.ts';
import { finding, unknownFinding } from '../rule.ts';

const WHAT = 'What password the answer file sets';

/** A hidden password is hidden the way Windows undoes it. Source: failure modes FM-15; answer file facts, section 5. */
export const administratorPasswordForm = answerFileRule({
  id: 'administrator-password-form',
  area: 'answerFile',
  grade: 'recommended',
  mayBreak: 'oobe',
  question: 'Is the Administrator password of the answer file written in the form that it claims?',
  explains:
    'With `PlainText` false the value of `AdministratorPassword` is Base64 of UTF-16 text with the literal ending '
    + '`AdministratorPassword`. A clear-text password marked so gives another password than the one intended, or none.',
  remedy: 'Set PlainText to true, or write the value in its hidden form.',
  source: [
    { document: 'even-tempered/aws-golden-ami-packer, unattend.xml', certainty: 'observed' },
    { document: 'The effect on the password', certainty: 'inferred' },
  ],
  what: WHAT,
  judge(config, { registry }) {
    if (config.xml?.wellFormed !== true)
      return unknownFinding(administratorPasswordForm, WHAT, 'The file is damaged.', { file: config.path });
    const { state, undecodable, line } = readAnswerFile(
      config,
      valueOrNull(toldArchitecture(registry)),
    ).administratorPassword;
    const where = { file: config.path, line: line ?? undefined };
    if (state === 'absent')
      return finding(administratorPasswordForm, 'pass', 'The answer file sets no Administrator password', {
        evidence: [{ where, text: 'No AdministratorPassword in oobeSystem' }],
      });
    if (undecodable)
      return finding(
        administratorPasswordForm,
        'warning',
        'The Administrator password is not hidden as PlainText says',
        {
          detail: 'PlainText is false, and the value is not Base64 of a password with its ending.',
          evidence: [{ where, text: 'set, not in the form that PlainText false means' }],
          fix: administratorPasswordForm.remedy,
          breaks: 'oobe',
          prediction: 'likely',
        },
      );
    return finding(administratorPasswordForm, 'pass', 'The Administrator password has the form that it claims', {
      evidence: [{ where, text: state === 'scrubbed' ? 'removed by Windows' : `set, ${state}` }],
    });
  },
});
