import type { CheckCase } from './checkCase.ts';

export const accounts: readonly CheckCase[] = [];
