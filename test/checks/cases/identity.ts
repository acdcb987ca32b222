import type { CheckCase } from './checkCase.ts';

export const identity: readonly CheckCase[] = [];
