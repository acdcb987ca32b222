import { accountName } from './rules/accountName.ts';
import { cachedCopy } from './rules/cachedCopy.ts';
import { commandTooLong } from './rules/commandTooLong.ts';
import { componentDuplicate } from './rules/componentDuplicate.ts';
import { componentMisnamed } from './rules/componentMisnamed.ts';
import { computerName } from './rules/computerName.ts';
import { locale } from './rules/locale.ts';
import { orderDuplicate } from './rules/orderDuplicate.ts';
import { passwordPlainText } from './rules/passwordPlainText.ts';
import { passwordReversible } from './rules/passwordReversible.ts';
import { passwordUndecodable } from './rules/passwordUndecodable.ts';
import { pluginUnknown } from './rules/pluginUnknown.ts';
import { productKey } from './rules/productKey.ts';
import { settingCapitals } from './rules/settingCapitals.ts';
import { settingDuplicate } from './rules/settingDuplicate.ts';
import { settingPass } from './rules/settingPass.ts';
import { settingsExclude } from './rules/settingsExclude.ts';
import { settingUnconfirmed } from './rules/settingUnconfirmed.ts';
import { settingUnknown } from './rules/settingUnknown.ts';
import { timeZoneDiffers } from './rules/timeZoneDiffers.ts';
import { timeZoneUnknown } from './rules/timeZoneUnknown.ts';
import { valueEmpty } from './rules/valueEmpty.ts';
import { valueForm } from './rules/valueForm.ts';
import { valueRange } from './rules/valueRange.ts';
import { valueTooLong } from './rules/valueTooLong.ts';
import { valueType } from './rules/valueType.ts';
import { valueUnconfirmed } from './rules/valueUnconfirmed.ts';
import { windowColor } from './rules/windowColor.ts';
import { wrongWord } from './rules/wrongWord.ts';
import type { LintRule } from './rule.ts';

/** The rules of settings files, in the order in which their pages are listed. */
export const LINT_RULES: readonly LintRule[] = [
  settingUnknown,
  settingCapitals,
  settingPass,
  settingUnconfirmed,
  settingDuplicate,
  settingsExclude,
  componentDuplicate,
  componentMisnamed,
  valueEmpty,
  valueType,
  valueUnconfirmed,
  valueRange,
  valueTooLong,
  valueForm,
  computerName,
  accountName,
  productKey,
  locale,
  timeZoneUnknown,
  timeZoneDiffers,
  windowColor,
  commandTooLong,
  orderDuplicate,
  passwordPlainText,
  passwordReversible,
  passwordUndecodable,
  cachedCopy,
  wrongWord,
  pluginUnknown,
];
