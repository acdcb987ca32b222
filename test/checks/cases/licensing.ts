import type { CheckCase } from './checkCase.ts';

export const licensing: readonly CheckCase[] = [];
