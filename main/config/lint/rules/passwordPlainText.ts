import { passwordExample, passwordRule, PASSWORD_STAYS, REMOVE_PASSWORD } from '../passwordElement.ts';
import { reference } from '../sources.ts';

/** A password that anybody can read. Source: answer file facts, section 5. */
export const passwordPlainText = passwordRule({
  code: 'answer-password-plain-text',
  title: 'A password stands in the file in clear text',
  detail: PASSWORD_STAYS,
  source: reference(),
  form: 'plain',
  bad: passwordExample('Heron5-Lake!', true),
  summary: (name) => `The ${name} stands in the file in clear text.`,
  fix: REMOVE_PASSWORD,
});
