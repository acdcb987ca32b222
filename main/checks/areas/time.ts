import type { CheckRule } from '../rule.ts';

/** The checks of clock and time zone. */
export const time: readonly CheckRule[] = [];
