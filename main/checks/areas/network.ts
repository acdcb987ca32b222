import type { CheckRule } from '../rule.ts';

/** The checks of the network. */
export const network: readonly CheckRule[] = [];
