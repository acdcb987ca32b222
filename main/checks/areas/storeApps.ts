import type { CheckRule } from '../rule.ts';

/** The checks of Store packages. */
export const storeApps: readonly CheckRule[] = [];
