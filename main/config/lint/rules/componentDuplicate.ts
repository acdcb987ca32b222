import { answerFile, settings, SHELL } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { publicFiles } from '../sources.ts';

/** The same component twice in a pass. Source: answer file facts, section 1 (observed, 0x8022001b). */
export const componentDuplicate: LintRule = {
  code: 'answer-component-duplicate',
  title: 'A component stands twice in one pass',
  detail: 'Windows refuses the whole file, so none of its settings takes effect. The error is 0x8022001b.',
  severity: 'error',
  refuses: 'certainly',
  source: publicFiles(),
  example: {
    file: 'unattend.xml',
    bad: answerFile(
      settings('specialize', SHELL, '<CopyProfile>true</CopyProfile>'),
      settings('specialize', SHELL, '<TimeZone>UTC</TimeZone>'),
    ),
    good: answerFile(settings('specialize', SHELL, '<CopyProfile>true</CopyProfile>\n<TimeZone>UTC</TimeZone>')),
  },
  look: {
    at: 'components',
    look: (components, report) => {
      const seen = new Set<string>();
      for (const { pass, name, architecture, element } of components) {
        const before = seen.size;
        if (seen.add(`${pass.length} ${name.length} ${pass}${name}${architecture}`).size > before) continue;
        report({
          offset: element.start,
          summary: `The component ${name} stands twice in the pass ${pass}.`,
          fix: 'Put the settings of both into one component.',
        });
      }
    },
  },
};
