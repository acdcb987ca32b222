import type { CheckRule } from '../rule.ts';

/** The checks of rearm and activation. */
export const licensing: readonly CheckRule[] = [];
