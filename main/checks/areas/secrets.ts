import type { CheckRule } from '../rule.ts';

/** The checks of secrets left behind. */
export const secrets: readonly CheckRule[] = [];
