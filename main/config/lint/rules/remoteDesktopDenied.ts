import { readBoolean } from '../../answerFile.ts';
import { answerExample } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { reference } from '../sources.ts';

/** Remote Desktop switched off by the file. Source: answer file settings, fDenyTSConnections. */
export const remoteDesktopDenied: LintRule = {
  code: 'answer-rdp-denied',
  title: 'The answer file switches Remote Desktop off',
  detail: 'Where nothing opens it again after this pass, nobody reaches the instance over Remote Desktop.',
  severity: 'warning',
  refuses: null,
  source: reference(),
  example: answerExample({
    component: 'Microsoft-Windows-TerminalServices-LocalSessionManager',
    bad: '<fDenyTSConnections>true</fDenyTSConnections>',
    good: '<fDenyTSConnections>false</fDenyTSConnections>',
  }),
  look: {
    at: 'value',
    concerns: ({ path }) => path === 'fDenyTSConnections',
    look: ({ text, element, component }, report) => {
      if (readBoolean(text) !== true) return;
      report({
        offset: element.start,
        summary: `fDenyTSConnections is true in ${component.pass}: Remote Desktop refuses connections.`,
        fix: 'Set it to false, or make sure that a later script opens Remote Desktop.',
      });
    },
  },
};
