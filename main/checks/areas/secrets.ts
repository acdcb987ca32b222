import type { CheckRule } from '../rule.ts';
import { agentPasswordInSettings } from '../rules/agentPasswordInSettings.ts';
import { answerFilePasswords } from '../rules/answerFilePasswords.ts';
import { cachedAnswerFileSecrets } from '../rules/cachedAnswerFileSecrets.ts';
import { cloudWatchKeys } from '../rules/cloudWatchKeys.ts';
import { joinCredentials } from '../rules/joinCredentials.ts';
import { lsaDefaultPassword } from '../rules/lsaDefaultPassword.ts';
import { proxyPasswords } from '../rules/proxyPasswords.ts';
import { unattendSettingsPasswords } from '../rules/unattendSettingsPasswords.ts';
import { userDataScripts } from '../rules/userDataScripts.ts';
import { winlogonAutologon } from '../rules/winlogonAutologon.ts';

/** The checks of secrets left behind. */
export const secrets: readonly CheckRule[] = [
  answerFilePasswords,
  joinCredentials,
  cachedAnswerFileSecrets,
  agentPasswordInSettings,
  winlogonAutologon,
  lsaDefaultPassword,
  unattendSettingsPasswords,
  userDataScripts,
  cloudWatchKeys,
  proxyPasswords,
];
