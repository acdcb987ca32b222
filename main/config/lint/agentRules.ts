import type { LintRule } from './rule.ts';
import { activationOff } from './rules/ec2config/activationOff.ts';
import { activationWord } from './rules/ec2config/activationWord.ts';
import { cloudWatchFlow } from './rules/ec2config/cloudWatchFlow.ts';
import { cloudWatchKeys } from './rules/ec2config/cloudWatchKeys.ts';
import { eventCount } from './rules/ec2config/eventCount.ts';
import { eventLevel } from './rules/ec2config/eventLevel.ts';
import { globalUnknown } from './rules/ec2config/globalUnknown.ts';
import { initializeGroup } from './rules/ec2config/initializeGroup.ts';
import { letterForm } from './rules/ec2config/letterForm.ts';
import { letterLabelTwice } from './rules/ec2config/letterLabelTwice.ts';
import { letterOfSystem } from './rules/ec2config/letterOfSystem.ts';
import { letterTwice } from './rules/ec2config/letterTwice.ts';
import { propertyUnknown } from './rules/ec2config/propertyUnknown.ts';
import { proxyBypass } from './rules/ec2config/proxyBypass.ts';
import { proxyPassword } from './rules/ec2config/proxyPassword.ts';
import { rowDuplicate } from './rules/ec2config/rowDuplicate.ts';
import { switchesGeneralize } from './rules/ec2config/switchesGeneralize.ts';
import { sysprepBlockMissing } from './rules/ec2config/sysprepBlockMissing.ts';
import { wallpaperNamespace } from './rules/ec2config/wallpaperNamespace.ts';
import { wallpaperSource } from './rules/ec2config/wallpaperSource.ts';
import { launchEventCount } from './rules/launch1/eventCount.ts';
import { launchEventLevel } from './rules/launch1/eventLevel.ts';
import { launchEventLog } from './rules/launch1/eventLog.ts';
import { launchLetterForm } from './rules/launch1/letterForm.ts';
import { launchLetterTwice } from './rules/launch1/letterTwice.ts';
import { launchPasswordClear } from './rules/launch1/passwordClear.ts';
import { passwordUnused } from './rules/launch1/passwordUnused.ts';
import { launchSettingUnknown } from './rules/launch1/settingUnknown.ts';
import { settingsRefused } from './rules/launch1/settingsRefused.ts';
import { switchText } from './rules/launch1/switchText.ts';
import { adminMissing } from './rules/launch2/adminMissing.ts';
import { frequency } from './rules/launch2/frequency.ts';
import { hostName } from './rules/launch2/hostName.ts';
import { inputsList } from './rules/launch2/inputsList.ts';
import { launch2PasswordPlain } from './rules/launch2/passwordPlain.ts';
import { launch2PasswordType } from './rules/launch2/passwordType.ts';
import { runAs } from './rules/launch2/runAs.ts';
import { scriptType } from './rules/launch2/scriptType.ts';
import { stageUnknown } from './rules/launch2/stageUnknown.ts';
import { taskStage } from './rules/launch2/taskStage.ts';
import { taskTwice } from './rules/launch2/taskTwice.ts';
import { taskUnknown } from './rules/launch2/taskUnknown.ts';
import { volumeAll } from './rules/launch2/volumeAll.ts';
import { volumeWords } from './rules/launch2/volumeWords.ts';

/** Rules for the settings files of the launch agents, which Windows itself never reads. */
export const AGENT_RULES: readonly LintRule[] = [
  activationOff,
  activationWord,
  cloudWatchFlow,
  cloudWatchKeys,
  eventCount,
  eventLevel,
  globalUnknown,
  initializeGroup,
  letterForm,
  letterLabelTwice,
  letterOfSystem,
  letterTwice,
  propertyUnknown,
  proxyBypass,
  proxyPassword,
  rowDuplicate,
  switchesGeneralize,
  sysprepBlockMissing,
  wallpaperNamespace,
  wallpaperSource,
  launchEventCount,
  launchEventLevel,
  launchEventLog,
  launchLetterForm,
  launchLetterTwice,
  launchPasswordClear,
  passwordUnused,
  launchSettingUnknown,
  settingsRefused,
  switchText,
  adminMissing,
  frequency,
  hostName,
  inputsList,
  launch2PasswordPlain,
  launch2PasswordType,
  runAs,
  scriptType,
  stageUnknown,
  taskStage,
  taskTwice,
  taskUnknown,
  volumeAll,
  volumeWords,
];
