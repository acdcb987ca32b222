import type { CheckRule } from '../rule.ts';
import { realTimeIsUniversal } from '../rules/realTimeIsUniversal.ts';
import { timeZone } from '../rules/timeZone.ts';

/** The checks of clock and time zone. */
export const time: readonly CheckRule[] = [realTimeIsUniversal, timeZone];
