import { passwordExample, passwordRule } from '../passwordElement.ts';
import { reference } from '../sources.ts';

/** PlainText says false, and the value is not encoded. Sources: answer file facts, section 5; EC2Launch facts, B4. */
export const passwordUndecodable = passwordRule({
  code: 'answer-password-undecodable',
  title: 'A password is not encoded in the way that PlainText false says',
  detail: 'What password Windows makes of it is not known, so maybe nobody can log on with it.',
  source: reference('inferred'),
  form: 'undecodable',
  bad: passwordExample('Heron5-Lake!', false),
  summary: (name) => `The ${name} is not encoded in the way that PlainText false says.`,
  fix: 'Set PlainText to true where the value is the password itself.',
});
