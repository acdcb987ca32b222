import { childElement } from '../../xml/navigate.ts';
import { answerFile, settings, SHELL } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { SYSPREP_PAGE } from '../sources.ts';

const ZONE = '<TimeZone>UTC</TimeZone>';
const OWNER = '<RegisteredOwner>Amazon</RegisteredOwner>';

/** A time zone in one of the two passes that set it. Source: EC2Config facts, section 4: TimeZone in both (D, O). */
export const timeZoneOnce: LintRule = {
  code: 'answer-timezone-once',
  title: 'The time zone is set in one of two passes only',
  detail: 'The stock file sets it in specialize and in oobeSystem; whoever changes it changes it in both.',
  severity: 'info',
  refuses: null,
  source: SYSPREP_PAGE,
  example: {
    file: 'unattend.xml',
    bad: answerFile(settings('specialize', SHELL, `${OWNER}\n${ZONE}`), settings('oobeSystem', SHELL, OWNER)),
    good: answerFile(
      settings('specialize', SHELL, `${OWNER}\n${ZONE}`),
      settings('oobeSystem', SHELL, `${OWNER}\n${ZONE}`),
    ),
  },
  look: {
    at: 'components',
    look: (components, report) => {
      const shell = components.filter(({ name }) => name === SHELL);
      for (const one of shell.filter(({ pass }) => pass === 'specialize')) {
        const other = shell.find(
          ({ pass, architecture }) => pass === 'oobeSystem' && architecture === one.architecture,
        );
        if (other === undefined) continue;
        const [first, second] = [childElement(one.element, 'TimeZone'), childElement(other.element, 'TimeZone')];
        const found = first ?? second;
        if (found === null || (first !== null && second !== null)) continue;
        report({
          offset: found.start,
          summary: `TimeZone is set in ${first === null ? 'oobeSystem' : 'specialize'} only.`,
          fix: 'Set the same time zone in both passes.',
        });
      }
    },
  },
};
