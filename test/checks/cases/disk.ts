import type { CheckCase } from './checkCase.ts';

export const disk: readonly CheckCase[] = [];
