import { readBoolean } from '../../answerFile.ts';
import { childElement, ownText } from '../../xml/navigate.ts';
import type { XmlElement } from '../../xml/nodes.ts';
import { answerExample, DEPLOYMENT } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { reference } from '../sources.ts';

const seal = (shutdown: boolean): string =>
  `<Reseal>\n  <ForceShutdownNow>${shutdown}</ForceShutdownNow>\n  <Mode>OOBE</Mode>\n</Reseal>`;

/** The pass that each mode comes back to. Source: answer file facts, section 7, table Reseal (documented). */
const BACK_TO: Readonly<Record<string, string>> = { auditSystem: 'audit', oobeSystem: 'oobe' };

/** A Reseal that shuts down and comes back to the same pass, without end. */
export const resealEndless: LintRule = {
  code: 'answer-reseal-endless',
  title: 'Reseal shuts down and begins the same pass again, without end',
  detail: 'The machine restarts into the pass that shuts it down; the reference calls it not supported.',
  severity: 'error',
  refuses: null,
  source: reference(),
  example: answerExample({ pass: 'oobeSystem', component: DEPLOYMENT, bad: seal(true), good: seal(false) }),
  look: {
    at: 'component',
    look: ({ name, pass, element }, report) => {
      const found = name === DEPLOYMENT ? childElement(element, 'Reseal') : null;
      if (found === null || !Object.hasOwn(BACK_TO, pass)) return;
      const mode = (textOf(found, 'Mode') || (BACK_TO[pass] ?? '')).toLowerCase();
      if (mode !== BACK_TO[pass] || readBoolean(textOf(found, 'ForceShutdownNow')) !== true) return;
      report({
        offset: found.start,
        summary: `Reseal in ${pass} shuts down and begins ${pass} again, without end.`,
        fix: 'Set ForceShutdownNow to false, or choose the other Mode.',
      });
    },
  },
};

/** A Reseal to audit mode, which leaves the rest of the pass out. */
export const resealAudit: LintRule = {
  code: 'answer-reseal-audit',
  title: 'Reseal goes to audit mode and leaves out the rest of oobeSystem',
  detail: 'The rest of the pass is ignored, and the machine comes up in audit mode in place of the welcome pages.',
  severity: 'warning',
  refuses: null,
  source: reference(),
  example: answerExample({
    pass: 'oobeSystem',
    component: DEPLOYMENT,
    bad: '<Reseal>\n  <Mode>Audit</Mode>\n</Reseal>',
    good: '<Reseal>\n  <Mode>OOBE</Mode>\n</Reseal>',
  }),
  look: {
    at: 'component',
    look: ({ name, pass, element }, report) => {
      const found = name === DEPLOYMENT && pass === 'oobeSystem' ? childElement(element, 'Reseal') : null;
      if (found === null || textOf(found, 'Mode').toLowerCase() !== 'audit') return;
      report({
        offset: found.start,
        summary: 'Reseal goes to audit mode: the rest of oobeSystem is left out.',
        fix: 'Set Mode to OOBE, or remove Reseal, for an image that instances start from.',
      });
    },
  },
};

function textOf(parent: XmlElement, name: string): string {
  const found = childElement(parent, name);
  return found === null ? '' : ownText(found).trim();
}
