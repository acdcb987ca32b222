import type { CheckCase } from './checkCase.ts';

export const roles: readonly CheckCase[] = [];
