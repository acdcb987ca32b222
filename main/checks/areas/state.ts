import type { CheckRule } from '../rule.ts';
import { auditMode } from '../rules/auditMode.ts';
import { generalizedMarkers } from '../rules/generalizedMarkers.ts';
import { imageState } from '../rules/imageState.ts';
import { imageStateCopies } from '../rules/imageStateCopies.ts';
import { inPlaceUpgrade } from '../rules/inPlaceUpgrade.ts';
import { setupChildren } from '../rules/setupChildren.ts';
import { setupInProgress } from '../rules/setupInProgress.ts';
import { sidChangeResult } from '../rules/sidChangeResult.ts';
import { sysprepStatus } from '../rules/sysprepStatus.ts';
import { sysprepSuccessTag } from '../rules/sysprepSuccessTag.ts';
import { sysprepVmMode } from '../rules/sysprepVmMode.ts';
import { unattendPassStatus } from '../rules/unattendPassStatus.ts';

/** The checks of the image's state. */
export const state: readonly CheckRule[] = [
  imageState,
  imageStateCopies,
  generalizedMarkers,
  sysprepStatus,
  sysprepSuccessTag,
  setupInProgress,
  setupChildren,
  unattendPassStatus,
  sidChangeResult,
  auditMode,
  sysprepVmMode,
  inPlaceUpgrade,
];
