import { sameName } from '../../../../../shared/base/caseless.ts';
import { exampleOf, launchPasswordFrame } from '../../agentExamples.ts';
import { field, textOf } from '../../dataFields.ts';
import { fileRule } from '../../fileRule.ts';
import { LAUNCH1_GUIDE } from '../../sources.ts';

/** A password that nobody sets: only Specify reads it. */
export const passwordUnused = fileRule({
  code: 'launch-password-unused',
  title: 'LaunchConfig.json holds a password that its type does not use',
  detail:
    'Only adminPasswordType Specify reads adminPassword. With another type it stays in the image, and is not set.',
  severity: 'error',
  source: LAUNCH1_GUIDE,
  example: exampleOf('LaunchConfig.json', launchPasswordFrame('Random'), 'not-A-real-1', ''),
  kinds: ['launchConfig'],
  look: ({ data }, report) => {
    const root = data?.root ?? null;
    const password = field(root, 'adminPassword');
    const type = textOf(field(root, 'adminPasswordType')) ?? '';
    const isUsed = ['Specify', 'Encrypted'].some((word) => sameName(type, word));
    if (password !== null && !isUsed && (textOf(password) ?? '') !== '')
      report({
        offset: password.start,
        summary: `The password is not used with adminPasswordType ${type === '' ? 'missing' : type}.`,
        fix: 'Empty adminPassword, or set adminPasswordType to Specify.',
      });
  },
});
