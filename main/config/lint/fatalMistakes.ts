import type { LintComponent } from './answerElements.ts';
import { WHOLE_FILE, type LintRule } from './finding.ts';

/** Where these mistakes are known from. */
export const FATAL_REPORTS = 'Public reports of this very mistake';

const SHELL = 'Microsoft-Windows-Shell-Setup';

interface Mistake {
  readonly path: RegExp;
  /** Where it is one; null: wherever it stands. */
  readonly pass: string | null;
}

/** Typing mistakes of public reports, each fatal for the whole file. Source: answer file facts, section 8. */
const SHELL_MISTAKES: readonly Mistake[] = [
  { path: /(?:^|\/)HideOEMRegistrationScreens$/, pass: null },
  { path: /(?:^|\/)SkipUserOOB$/, pass: null },
  { path: /^RunSynchronous$/, pass: null },
  { path: /^AdministratorPassword$/, pass: null },
  { path: /^UserAccounts\/AdministratorPassword$/, pass: 'specialize' },
];

/** Whether reports say of a setting at this place that Windows refuses the whole file because of it. */
export function isFatalMistake({ name, pass }: LintComponent, path: string): boolean {
  if (name !== SHELL) return false;
  return SHELL_MISTAKES.some((mistake) => mistake.path.test(path) && (mistake.pass === null || mistake.pass === pass));
}

/** Component names of public reports that are no components, and what they should be. */
const MISNAMED: Readonly<Record<string, string>> = {
  'Microsoft-Windows-Networking-MPSSVC-Svc': 'Networking-MPSSVC-Svc',
};

/** A component under a wrong name that reports call fatal; other components that are not known stay unjudged. */
export const misnamedComponent: LintRule = ({ components }) =>
  components.flatMap((component) => {
    const right = Object.hasOwn(MISNAMED, component.name) ? MISNAMED[component.name] : undefined;
    if (right === undefined) return [];
    return [
      {
        code: 'answer-component-misnamed',
        severity: 'error',
        offset: component.element.start,
        summary: `There is no component ${component.name}; it is called ${right}.`,
        detail: `${WHOLE_FILE} for it.`,
        fix: `Write ${right}.`,
        document: FATAL_REPORTS,
        certainty: 'observed',
        component,
        refuses: 'certainly',
      },
    ];
  });
