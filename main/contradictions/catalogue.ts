import type { ContradictionRule } from './rule.ts';
import { activationUnused } from './rules/activationUnused.ts';
import { administratorRenamed } from './rules/administratorRenamed.ts';
import { agentsDiffer } from './rules/agentsDiffer.ts';
import { answerFileMissing } from './rules/answerFileMissing.ts';
import { cloudWatchMissing } from './rules/cloudWatchMissing.ts';
import { cloudWatchUnused } from './rules/cloudWatchUnused.ts';
import { commandFileMissing } from './rules/commandFileMissing.ts';
import { computerNameTwice } from './rules/computerNameTwice.ts';
import { eventLogMissing } from './rules/eventLogMissing.ts';
import { eventLogUnused } from './rules/eventLogUnused.ts';
import { initializeUnused } from './rules/initializeUnused.ts';
import { joinAndRename } from './rules/joinAndRename.ts';
import { labelsNotSet } from './rules/labelsNotSet.ts';
import { launch1NameTwice } from './rules/launch1NameTwice.ts';
import { launch1PasswordNone } from './rules/launch1PasswordNone.ts';
import { launch1Refused } from './rules/launch1Refused.ts';
import { launch2NameTwice } from './rules/launch2NameTwice.ts';
import { launch2PasswordNone } from './rules/launch2PasswordNone.ts';
import { lettersOff } from './rules/lettersOff.ts';
import { metadataRoutes } from './rules/metadataRoutes.ts';
import { passwordLost } from './rules/passwordLost.ts';
import { passwordSpecifiedUnused } from './rules/passwordSpecifiedUnused.ts';
import { passwordStays } from './rules/passwordStays.ts';
import { passwordSwitch } from './rules/passwordSwitch.ts';
import { preSysprepMissing } from './rules/preSysprepMissing.ts';
import { rdpCertificateSwitch } from './rules/rdpCertificateSwitch.ts';
import { remoteDesktopNotReopened } from './rules/remoteDesktopNotReopened.ts';
import { scriptArgumentMissing } from './rules/scriptArgumentMissing.ts';
import { setupComplete } from './rules/setupComplete.ts';
import { userDataAccount } from './rules/userDataAccount.ts';

/** Every rule over several files, by name. */
export const CONTRADICTIONS: readonly ContradictionRule[] = [
  activationUnused,
  administratorRenamed,
  agentsDiffer,
  answerFileMissing,
  cloudWatchMissing,
  cloudWatchUnused,
  commandFileMissing,
  computerNameTwice,
  eventLogMissing,
  eventLogUnused,
  initializeUnused,
  joinAndRename,
  labelsNotSet,
  launch1NameTwice,
  launch1PasswordNone,
  launch1Refused,
  launch2NameTwice,
  launch2PasswordNone,
  lettersOff,
  metadataRoutes,
  passwordLost,
  passwordSpecifiedUnused,
  passwordStays,
  passwordSwitch,
  preSysprepMissing,
  rdpCertificateSwitch,
  remoteDesktopNotReopened,
  scriptArgumentMissing,
  setupComplete,
  userDataAccount,
];
