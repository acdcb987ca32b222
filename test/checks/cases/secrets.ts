import type { CheckCase } from './checkCase.ts';

export const secrets: readonly CheckCase[] = [];
