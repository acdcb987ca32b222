import type { CheckRule } from '../rule.ts';
import { appxEndOfLife } from '../rules/appxEndOfLife.ts';
import { appxLeftByUpgrade } from '../rules/appxLeftByUpgrade.ts';
import { appxNotProvisioned } from '../rules/appxNotProvisioned.ts';
import { appxServiceDisabled } from '../rules/appxServiceDisabled.ts';

/** The checks of Store packages. */
export const storeApps: readonly CheckRule[] = [
  appxNotProvisioned,
  appxServiceDisabled,
  appxEndOfLife,
  appxLeftByUpgrade,
];
