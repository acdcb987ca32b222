import type { CheckRule } from '../rule.ts';

/** The checks of the answer file. */
export const answerFile: readonly CheckRule[] = [];
