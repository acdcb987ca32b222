import type { CheckCase } from './checkCase.ts';

export const remoteDesktop: readonly CheckCase[] = [];
