import type { CheckRule } from '../rule.ts';
import { defenderForEndpoint } from '../rules/defenderForEndpoint.ts';
import { dscConfiguration } from '../rules/dscConfiguration.ts';
import { inventoryLoggingProvider } from '../rules/inventoryLoggingProvider.ts';
import { msdtcSysprepState } from '../rules/msdtcSysprepState.ts';
import { sysprepActionFiles } from '../rules/sysprepActionFiles.ts';
import { sysprepExternalProviderDll } from '../rules/sysprepExternalProviderDll.ts';
import { sysprepProviderDll } from '../rules/sysprepProviderDll.ts';

/** The checks of Sysprep's providers. */
export const providers: readonly CheckRule[] = [
  sysprepActionFiles,
  sysprepProviderDll,
  sysprepExternalProviderDll,
  dscConfiguration,
  defenderForEndpoint,
  msdtcSysprepState,
  inventoryLoggingProvider,
];
