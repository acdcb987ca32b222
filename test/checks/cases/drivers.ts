import type { CheckCase } from './checkCase.ts';

export const drivers: readonly CheckCase[] = [];
