import type { CheckCase } from './checkCase.ts';

export const agent: readonly CheckCase[] = [];
