import { answerExample } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { publicFiles } from '../sources.ts';

/** A setting of which only public files know. Source: answer file facts, section 8. */
export const settingUnconfirmed: LintRule = {
  code: 'answer-setting-unconfirmed',
  title: 'A setting is known from public files only',
  detail: 'Windows refuses the whole file for a setting that it does not know, and not every Windows knows this one.',
  severity: 'warning',
  refuses: 'perhaps',
  source: publicFiles('unconfirmed'),
  example: answerExample({
    pass: 'oobeSystem',
    bad: '<OOBE>\n  <SkipMachineOOBE>true</SkipMachineOOBE>\n</OOBE>',
    good: '<OOBE>\n  <HideEULAPage>true</HideEULAPage>\n</OOBE>',
  }),
  look: {
    at: 'strange',
    look: ({ component, path, element, standing }, report) => {
      if (standing.kind !== 'unconfirmed') return;
      const { worksUpTo, notes, source } = standing.known;
      report({
        offset: element.start,
        summary: `${path} of ${component.name} is not in the reference; not every Windows knows it.`,
        detail: `${notes} Windows refuses the whole file for a setting that it does not know.`,
        fix: 'Remove it, unless the Windows of the image is known to take it.',
        component,
        ...(source === undefined ? {} : { source: [{ document: source, certainty: 'unconfirmed' }] }),
        ...(worksUpTo === undefined ? {} : { takenUpTo: worksUpTo }),
      });
    },
  },
};
