import type { CheckCase } from './checkCase.ts';

export const time: readonly CheckCase[] = [];
