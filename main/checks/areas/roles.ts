import type { CheckRule } from '../rule.ts';

/** The checks of server roles. */
export const roles: readonly CheckRule[] = [];
