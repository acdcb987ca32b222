import type { CheckRule } from '../rule.ts';

/** The checks of BitLocker and EFS. */
export const encryption: readonly CheckRule[] = [];
