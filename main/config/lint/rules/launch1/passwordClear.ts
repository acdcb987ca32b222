import { sameName } from '../../../../../shared/base/caseless.ts';
import { exampleOf, launchPasswordFrame } from '../../agentExamples.ts';
import { field, textOf } from '../../dataFields.ts';
import { fileRule } from '../../fileRule.ts';
import { LAUNCH1_GUIDE } from '../../sources.ts';

/** A password in the image, and the same one for every instance. */
export const launchPasswordClear = fileRule({
  code: 'launch-password-clear',
  title: 'LaunchConfig.json holds the Administrator password in clear text',
  detail:
    'Every instance gets the same password, and whoever reads the image has it. The agent empties it in the file of an instance only once it has read it.',
  severity: 'warning',
  source: LAUNCH1_GUIDE,
  example: exampleOf('LaunchConfig.json', launchPasswordFrame('Specify'), 'not-A-real-1', ''),
  kinds: ['launchConfig'],
  look: ({ data }, report) => {
    const root = data?.root ?? null;
    const password = field(root, 'adminPassword');
    const isUsed = sameName(textOf(field(root, 'adminPasswordType')) ?? '', 'Specify');
    if (password !== null && isUsed && (textOf(password) ?? '') !== '')
      report({
        offset: password.start,
        summary: 'The Administrator password of every instance stands here in clear text.',
        fix: 'Use Random, which gives each instance its own password, readable with the key pair only.',
      });
  },
});
