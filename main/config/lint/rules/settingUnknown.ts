import { knownPaths } from '../../catalogue.ts';
import { nearNames } from '../../nearNames.ts';
import { answerExample } from '../example.ts';
import { isFatalMistake } from '../fatalMistakes.ts';
import type { LintRule } from '../rule.ts';
import { FATAL_REPORTS, REFERENCE_TABLES } from '../sources.ts';

/** A name that the component does not have. Source: answer file facts, sections 1 (observed, 0x80220001) and 8. */
export const settingUnknown: LintRule = {
  code: 'answer-setting-unknown',
  title: 'The component has no setting of this name',
  detail: 'Windows refuses the whole file for a setting that it does not know (error 0x80220001).',
  severity: 'error',
  refuses: 'perhaps',
  source: REFERENCE_TABLES,
  example: answerExample({ bad: '<CopyProfil>true</CopyProfil>', good: '<CopyProfile>true</CopyProfile>' }),
  look: {
    at: 'strange',
    look: ({ component, path, element, standing }, report) => {
      if (standing.kind !== 'unknown') return;
      report({
        offset: element.start,
        summary: `The reference has no setting ${path} of ${component.name}.`,
        fix: fixOf(path, component.name),
        component,
        ...(isFatalMistake(component, path) ? { source: FATAL_REPORTS, refuses: 'certainly' } : {}),
      });
    },
  },
};

/** What was answered before: the files of one folder share their mistakes. */
const answered = new Map<string, string>();
const MAX_ANSWERED = 1024;

function fixOf(path: string, component: string): string {
  const key = `${component}\n${path}`;
  const before = answered.get(key);
  if (before !== undefined) return before;
  if (answered.size >= MAX_ANSWERED) answered.clear();
  const fix = suggest(path, component);
  answered.set(key, fix);
  return fix;
}

function suggest(path: string, component: string): string {
  const near = nearNames(path, knownPaths(component));
  return near.length === 0
    ? 'Correct the name, move the setting to its component, or remove it.'
    : `Did you mean ${near.join(' or ')}?`;
}
