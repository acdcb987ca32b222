import type { CheckRule } from '../rule.ts';
import { kmsSettings } from '../rules/kmsSettings.ts';
import { rearmCount } from '../rules/rearmCount.ts';
import { skipRearm } from '../rules/skipRearm.ts';
import { storeLicenceService } from '../rules/storeLicenceService.ts';

/** The checks of rearm and activation. */
export const licensing: readonly CheckRule[] = [rearmCount, skipRearm, kmsSettings, storeLicenceService];
