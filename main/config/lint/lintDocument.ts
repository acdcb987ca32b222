import type { Diagnostic } from '../../../shared/model/diagnostic.ts';
import type { ConfigDocument } from '../document.ts';
import { lintComponents, lintElements } from './answerElements.ts';
import { duplicateComponent, duplicateOrder, duplicateSetting } from './duplicateRules.ts';
import { unknownPlugin, wrongWord } from './ec2Rules.ts';
import { placed, type LintRule } from './finding.ts';
import { copyProfileWord, differentTimeZones, longCommand, readablePassword } from './valueRules.ts';

const RULES: readonly LintRule[] = [
  wrongWord,
  unknownPlugin,
  duplicateComponent,
  duplicateSetting,
  duplicateOrder,
  longCommand,
  readablePassword,
  copyProfileWord,
  differentTimeZones,
];

/** What is wrong or risky in a settings file: damage first, then what the rules find, each by place. */
export function lintDocument(config: ConfigDocument): readonly Diagnostic[] {
  const damage = config.xml?.problems ?? config.data?.problems ?? [];
  const components = lintComponents(config);
  const subject = { config, components, elements: components.flatMap(lintElements) };
  const findings = RULES.flatMap((rule) => rule(subject)).toSorted((a, b) => a.offset - b.offset);
  return [...damage, ...findings.map((found) => placed(config, found))];
}
