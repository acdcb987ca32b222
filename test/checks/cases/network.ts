import type { CheckCase } from './checkCase.ts';

export const network: readonly CheckCase[] = [];
