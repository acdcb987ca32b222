import { PASSES } from '../../catalogue.ts';
import { descend } from '../../xml/navigate.ts';
import { answerExample } from '../example.ts';
import { isFatalMistake } from '../fatalMistakes.ts';
import type { LintRule } from '../rule.ts';
import { FATAL_REPORTS, REFERENCE_TABLES } from '../sources.ts';
import type { LintSetting } from '../subject.ts';

/** A setting in a pass where the reference does not have it. Source: answer file facts, section 1 (observed). */
export const settingPass: LintRule = {
  code: 'answer-setting-pass',
  title: 'A setting stands in a pass where it is not valid',
  detail: 'Windows refuses the whole file for a setting in a pass where it is not valid.',
  severity: 'error',
  refuses: 'perhaps',
  source: REFERENCE_TABLES,
  example: answerExample({
    pass: 'oobeSystem',
    bad: '<ComputerName>*</ComputerName>',
    good: '<RegisteredOwner>Amazon</RegisteredOwner>',
  }),
  look: {
    at: 'strange',
    look: (setting, report) => {
      const { component, path, element, standing } = setting;
      if (standing.kind !== 'misplaced' || !PASSES.includes(component.pass)) return;
      const fatal = isFatalMistake(component, path) || holdsFatalMistake(setting);
      report({
        offset: element.start,
        summary: `The reference does not have ${path} of ${component.name} in the pass ${component.pass}.`,
        fix: `Set it in ${standing.known.passes.join(' or ')}.`,
        component,
        ...(fatal ? { source: FATAL_REPORTS, refuses: 'certainly' } : {}),
      });
    },
  },
};

/** The password is what reports name as fatal, and the group around it is what stands in the wrong pass. */
function holdsFatalMistake({ component, path, element }: LintSetting): boolean {
  const inside = 'AdministratorPassword';
  return descend(element, [inside]) !== null && isFatalMistake(component, `${path}/${inside}`);
}
