import type { CheckCase } from './checkCase.ts';

export const providers: readonly CheckCase[] = [];
