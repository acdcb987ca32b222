import type { Diagnostic } from '../../../shared/model/diagnostic.ts';
import type { ConfigDocument } from '../document.ts';
import { lintComponents, lintElements } from './answerElements.ts';
import { duplicateComponent, duplicateOrder, duplicateSetting } from './duplicateRules.ts';
import { unknownPlugin, wrongWord } from './ec2Rules.ts';
import { excludedSetting } from './exclusionRule.ts';
import { misnamedComponent } from './fatalMistakes.ts';
import { placed, type Finding, type LintRule } from './finding.ts';
import { otherCapitals, unconfirmedSetting, unknownSetting, wrongPass } from './settingRules.ts';
import { judgeSettings } from './settingStanding.ts';
import { valueForm } from './valueForms.ts';
import { differentTimeZones, readablePassword } from './valueRules.ts';
import { emptyValue, outOfRange, tooLong, wordOfOtherRelease, wrongType } from './valueTypes.ts';

const RULES: readonly LintRule[] = [
  wrongWord,
  unknownPlugin,
  misnamedComponent,
  duplicateComponent,
  duplicateSetting,
  duplicateOrder,
  unknownSetting,
  otherCapitals,
  wrongPass,
  unconfirmedSetting,
  emptyValue,
  wrongType,
  wordOfOtherRelease,
  outOfRange,
  tooLong,
  valueForm,
  excludedSetting,
  readablePassword,
  differentTimeZones,
];

/** What the rules find in a settings file, by place. */
export function findingsOf(config: ConfigDocument): readonly Finding[] {
  const components = lintComponents(config);
  const subject = {
    config,
    components,
    elements: components.flatMap(lintElements),
    settings: judgeSettings(components),
  };
  return RULES.flatMap((rule) => rule(subject)).toSorted((a, b) => a.offset - b.offset);
}

/** What is wrong or risky in a settings file: damage first, then what the rules find, each by place. */
export function lintDocument(config: ConfigDocument): readonly Diagnostic[] {
  const damage = config.xml?.problems ?? config.data?.problems ?? [];
  return [...damage, ...findingsOf(config).map((found) => placed(config, found))];
}
