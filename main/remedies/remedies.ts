import { appxService } from './appxService.ts';
import { autologon } from './autologon.ts';
import { cachedPasswords } from './cachedPasswords.ts';
import { copyProfileFalse } from './copyProfileFalse.ts';
import { dhcpService } from './dhcpService.ts';
import { dynamicAddress } from './dynamicAddress.ts';
import { ec2ConfigFirstBoot } from './ec2ConfigFirstBoot.ts';
import { ec2ConfigService } from './ec2ConfigService.ts';
import { forgottenAnswerFile } from './forgottenAnswerFile.ts';
import { launch1FirstBoot } from './launch1FirstBoot.ts';
import { launch2FirstBoot } from './launch2FirstBoot.ts';
import { linkLocalRoutes } from './linkLocalRoutes.ts';
import { realTimeIsUniversal } from './realTimeIsUniversal.ts';
import { remoteDesktopOpen } from './remoteDesktopOpen.ts';
import type { Remedy } from './remedy.ts';
import { sharedProfileKeys } from './sharedProfileKeys.ts';
import { stagedPasswords } from './stagedPasswords.ts';
import { staleProfileKeys } from './staleProfileKeys.ts';
import { sysprepStatus } from './sysprepStatus.ts';

/** Every remedy, in the order in which they are shown: that of the areas of the checklist. */
export const REMEDIES: readonly Remedy[] = [
  staleProfileKeys,
  sharedProfileKeys,
  copyProfileFalse,
  appxService,
  sysprepStatus,
  ec2ConfigService,
  ec2ConfigFirstBoot,
  launch1FirstBoot,
  launch2FirstBoot,
  forgottenAnswerFile,
  remoteDesktopOpen,
  dhcpService,
  dynamicAddress,
  linkLocalRoutes,
  realTimeIsUniversal,
  autologon,
  cachedPasswords,
  stagedPasswords,
];
