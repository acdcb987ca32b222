import type { CheckCase } from './checkCase.ts';

export const answerFile: readonly CheckCase[] = [];
