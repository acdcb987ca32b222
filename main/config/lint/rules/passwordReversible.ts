import { encodePassword } from '../../passwords.ts';
import { passwordExample, passwordRule, PASSWORD_STAYS, REMOVE_PASSWORD } from '../passwordElement.ts';
import { reference } from '../sources.ts';

/** A password that is encoded, not encrypted. Source: answer file facts, section 5. */
export const passwordReversible = passwordRule({
  code: 'answer-password-reversible',
  title: 'A password is encoded, which anybody can undo',
  detail: PASSWORD_STAYS,
  source: reference(),
  form: 'encoded',
  bad: passwordExample(encodePassword('administrator', 'Heron5-Lake!'), false),
  summary: (name) => `The ${name} is encoded, not encrypted: anybody who has the file can read it.`,
  fix: REMOVE_PASSWORD,
});
