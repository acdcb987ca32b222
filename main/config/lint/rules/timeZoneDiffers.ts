import { childElement, ownText } from '../../xml/navigate.ts';
import { answerFile, settings, SHELL } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { SYSPREP_PAGE } from '../sources.ts';
import type { LintComponent } from '../subject.ts';

const zone = (pass: string, id: string): string => settings(pass, SHELL, `<TimeZone>${id}</TimeZone>`);

/** Two different time zones in one run. Source: EC2Config facts, section 4: set it in both. */
export const timeZoneDiffers: LintRule = {
  code: 'answer-timezone-differs',
  title: 'The time zones of specialize and oobeSystem differ',
  detail: 'Both passes set it; times in logs and the clock change between the two.',
  severity: 'warning',
  refuses: null,
  source: SYSPREP_PAGE,
  example: {
    file: 'unattend.xml',
    bad: answerFile(zone('specialize', 'UTC'), zone('oobeSystem', 'GMT Standard Time')),
    good: answerFile(zone('specialize', 'UTC'), zone('oobeSystem', 'UTC')),
  },
  look: {
    at: 'components',
    look: (components, report) => {
      const shell = components.filter(({ name }) => name === SHELL);
      for (const later of shell.filter(({ pass }) => pass === 'oobeSystem')) {
        const earlier = shell.find(
          ({ pass, architecture }) => pass === 'specialize' && architecture === later.architecture,
        );
        const [first, second] = [earlier === undefined ? null : zoneOf(earlier), zoneOf(later)];
        if (first === null || second === null || first.id === second.id) continue;
        report({
          offset: second.offset,
          summary: `TimeZone is "${second.id}" in oobeSystem and "${first.id}" in specialize.`,
          fix: 'Set the same time zone in both passes.',
        });
      }
    },
  },
};

function zoneOf({ element }: LintComponent): { readonly id: string; readonly offset: number } | null {
  const found = childElement(element, 'TimeZone');
  return found === null ? null : { id: ownText(found).trim(), offset: found.start };
}
