import type { CheckCase } from './checkCase.ts';

export const state: readonly CheckCase[] = [];
