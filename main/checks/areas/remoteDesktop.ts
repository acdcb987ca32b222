import type { CheckRule } from '../rule.ts';
import { remoteDesktopState } from '../rules/remoteDesktopState.ts';

/** The checks of Remote Desktop. */
export const remoteDesktop: readonly CheckRule[] = [remoteDesktopState];
