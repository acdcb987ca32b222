import type { CheckRule } from '../rule.ts';

/** The checks of drivers. */
export const drivers: readonly CheckRule[] = [];
