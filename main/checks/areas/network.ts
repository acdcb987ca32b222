import type { CheckRule } from '../rule.ts';
import { addressRange } from '../rules/addressRange.ts';
import { dhcpServiceStart } from '../rules/dhcpServiceStart.ts';
import { metadataProxy } from '../rules/metadataProxy.ts';
import { persistentRoutesLeft } from '../rules/persistentRoutes.ts';
import { staleAdapters } from '../rules/staleAdapters.ts';
import { staticAddress } from '../rules/staticAddress.ts';
import { virtualAdapters } from '../rules/virtualAdapters.ts';

/** The checks of the network. */
export const network: readonly CheckRule[] = [
  dhcpServiceStart,
  staticAddress,
  persistentRoutesLeft,
  staleAdapters,
  virtualAdapters,
  addressRange,
  metadataProxy,
];
