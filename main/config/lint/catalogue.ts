import { AGENT_RULES } from './agentRules.ts';
import { accountDuplicate } from './rules/accountDuplicate.ts';
import { accountName } from './rules/accountName.ts';
import { architectureUnknown } from './rules/architectureUnknown.ts';
import { autoLogonCount } from './rules/autoLogon.ts';
import { cachedCopy } from './rules/cachedCopy.ts';
import { childOrder } from './rules/childOrder.ts';
import { commandBlanks } from './rules/commandBlanks.ts';
import { commandEmpty } from './rules/commandEmpty.ts';
import { commandQuotes } from './rules/commandQuotes.ts';
import { commandSecret } from './rules/commandSecret.ts';
import { commandTooLong } from './rules/commandTooLong.ts';
import { componentDuplicate } from './rules/componentDuplicate.ts';
import { componentIdentity } from './rules/componentIdentity.ts';
import { componentMisnamed } from './rules/componentMisnamed.ts';
import { componentToken } from './rules/componentToken.ts';
import { computerName } from './rules/computerName.ts';
import { computerNameFixed } from './rules/computerNameFixed.ts';
import { debugJoin } from './rules/debugJoin.ts';
import { firstLogonTogether } from './rules/firstLogonTogether.ts';
import { joinCredentials } from './rules/joinCredentials.ts';
import { listAction } from './rules/listAction.ts';
import { listActionMissing } from './rules/listActionMissing.ts';
import { listKey } from './rules/listKey.ts';
import { listKeyDuplicate } from './rules/listKeyDuplicate.ts';
import { locale } from './rules/locale.ts';
import { onlineAccounts } from './rules/onlineAccounts.ts';
import { orderDuplicate } from './rules/orderDuplicate.ts';
import { orderGap } from './rules/orderGap.ts';
import { orderMissing } from './rules/orderMissing.ts';
import { passProcessed } from './rules/passProcessed.ts';
import { passUnknown } from './rules/passUnknown.ts';
import { passWithoutRun } from './rules/passWithoutRun.ts';
import { passwordPlainText } from './rules/passwordPlainText.ts';
import { passwordReversible } from './rules/passwordReversible.ts';
import { passwordUndecodable } from './rules/passwordUndecodable.ts';
import { pluginUnknown } from './rules/pluginUnknown.ts';
import { productKey } from './rules/productKey.ts';
import { remoteDesktopDenied } from './rules/remoteDesktopDenied.ts';
import { resealAudit, resealEndless } from './rules/reseal.ts';
import { rootNamespace } from './rules/rootNamespace.ts';
import { settingCapitals } from './rules/settingCapitals.ts';
import { settingDeprecated } from './rules/settingDeprecated.ts';
import { settingDuplicate } from './rules/settingDuplicate.ts';
import { settingPass } from './rules/settingPass.ts';
import { settingsExclude } from './rules/settingsExclude.ts';
import { settingUnconfirmed } from './rules/settingUnconfirmed.ts';
import { settingUnknown } from './rules/settingUnknown.ts';
import { skipRearm } from './rules/skipRearm.ts';
import { strayElement } from './rules/strayElement.ts';
import { timeZoneDiffers } from './rules/timeZoneDiffers.ts';
import { timeZoneOnce } from './rules/timeZoneOnce.ts';
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
  rootNamespace,
  passUnknown,
  passProcessed,
  passWithoutRun,
  componentIdentity,
  componentToken,
  architectureUnknown,
  strayElement,
  listAction,
  listActionMissing,
  listKey,
  listKeyDuplicate,
  childOrder,
  orderMissing,
  orderGap,
  commandEmpty,
  commandQuotes,
  commandBlanks,
  commandSecret,
  settingDeprecated,
  resealEndless,
  resealAudit,
  timeZoneOnce,
  skipRearm,
  remoteDesktopDenied,
  autoLogonCount,
  accountDuplicate,
  computerNameFixed,
  debugJoin,
  joinCredentials,
  onlineAccounts,
  firstLogonTogether,
  wrongWord,
  pluginUnknown,
  ...AGENT_RULES,
];
