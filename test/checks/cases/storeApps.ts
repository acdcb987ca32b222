import type { CheckCase } from './checkCase.ts';

export const storeApps: readonly CheckCase[] = [];
