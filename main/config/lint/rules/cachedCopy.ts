import { SCRUBBED } from '../../administratorPassword.ts';
import { passwordRule } from '../passwordElement.ts';
import { publicFiles } from '../sources.ts';

/** The mark that Windows leaves in place of a password. Source: answer file facts, section 5 (observed). */
export const cachedCopy = passwordRule({
  code: 'answer-cached-copy',
  title: 'The file is a cached copy, in which Windows replaced a password',
  detail: `The text ${SCRUBBED} would become the password if the file were used again.`,
  source: publicFiles(),
  form: 'scrubbed',
  bad: `<UserAccounts>\n  <AdministratorPassword>${SCRUBBED}</AdministratorPassword>\n</UserAccounts>`,
  summary: () => 'This is a cached copy: Windows replaced the password in it.',
  fix: 'Use the file that the copy was made from.',
});
