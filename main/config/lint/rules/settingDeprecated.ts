import { answerExample } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { reference } from '../sources.ts';

/** A setting that the reference calls deprecated. Source: answer file facts, section 8. */
export const settingDeprecated: LintRule = {
  code: 'answer-setting-deprecated',
  title: 'A setting is deprecated',
  detail: 'Newer releases of Windows ignore it, or do not know it any more.',
  severity: 'info',
  refuses: null,
  source: reference(),
  example: answerExample({
    bad: '<OEMInformation>\n  <Manufacturer>Example</Manufacturer>\n</OEMInformation>',
    good: '<OEMInformation>\n  <SupportURL>https://example.com/</SupportURL>\n</OEMInformation>',
  }),
  look: {
    at: 'setting',
    // A group says it for all that lies inside; the stock file has NetworkLocation for the Windows that it is made for.
    concerns: ({ deprecatedSince, unconfirmed, path }) =>
      deprecatedSince !== undefined
      && unconfirmed !== true
      && !/^(?:StartTiles|VisualEffects|PreApprovedAddons)\/|^OOBE\/NetworkLocation$/.test(path),
    look: ({ path, known, component, element }, report) =>
      report({
        offset: element.start,
        summary: `${path} of ${component.name} is deprecated: ${known.deprecatedSince ?? ''}.`,
        fix: 'Remove it, unless the Windows of the image is older.',
      }),
  },
};
