import type { CheckRule } from '../rule.ts';
import { pendingRestart } from '../rules/pendingRestart.ts';

/** The checks of work that waits for a restart. */
export const pending: readonly CheckRule[] = [pendingRestart];
