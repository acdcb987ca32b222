import type { CheckCase } from './checkCase.ts';

export const encryption: readonly CheckCase[] = [];
