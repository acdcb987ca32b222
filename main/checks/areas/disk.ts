import type { CheckRule } from '../rule.ts';

/** The checks of space and files left behind. */
export const disk: readonly CheckRule[] = [];
