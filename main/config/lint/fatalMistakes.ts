import { SHELL } from './example.ts';
import type { LintComponent } from './subject.ts';

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
