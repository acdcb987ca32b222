import type { Diagnostic } from '../../../shared/model/diagnostic.ts';
import type { ConfigDocument } from '../document.ts';
import { placed, type Finding } from './finding.ts';
import { Linter } from './linter.ts';
import { LINT_RULES } from './catalogue.ts';

const LINTER = new Linter(LINT_RULES);

/** What the rules find in a settings file, by place. */
export function findingsOf(config: ConfigDocument): readonly Finding[] {
  return LINTER.lint(config);
}

/** What is wrong or risky in a settings file: damage first, then what the rules find, each by place. */
export function lintDocument(config: ConfigDocument): readonly Diagnostic[] {
  const damage = config.xml?.problems ?? config.data?.problems ?? [];
  return [...damage, ...findingsOf(config).map((found) => placed(config, found))];
}
