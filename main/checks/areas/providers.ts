import type { CheckRule } from '../rule.ts';

/** The checks of Sysprep's providers. */
export const providers: readonly CheckRule[] = [];
