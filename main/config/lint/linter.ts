import type { ConfigDocument } from '../document.ts';
import { AnswerWalk, componentsOf } from './answerWalk.ts';
import type { Finding } from './finding.ts';
import { Listeners } from './listeners.ts';
import type { LintRule, Report } from './rule.ts';

/** Asks rules about settings files, one after the other. */
export class Linter {
  private found: Finding[] = [];
  private readonly listeners: Listeners;

  constructor(rules: readonly LintRule[]) {
    this.listeners = new Listeners(rules, (rule) => this.reportOf(rule));
  }

  /** What the rules find in a file, by place. */
  lint(config: ConfigDocument): readonly Finding[] {
    this.found = [];
    for (const { kinds, look, report } of this.listeners.documents)
      if (kinds.includes(config.kind)) look(config, report);
    const components = componentsOf(config);
    for (const { look, report } of this.listeners.files) look(components, report);
    const walk = new AnswerWalk(this.listeners);
    for (const component of components) walk.component(component);
    return this.found.sort((a, b) => a.offset - b.offset);
  }

  /** What a rule does not say of a finding is its own. */
  private reportOf({ code, severity, detail, refuses, source }: LintRule): Report {
    return (parts) => this.found.push({ code, severity, detail, refuses, source, ...parts });
  }
}
