import type { CheckRule } from './rule.ts';
import { accounts } from './areas/accounts.ts';
import { agent } from './areas/agent.ts';
import { answerFile } from './areas/answerFile.ts';
import { disk } from './areas/disk.ts';
import { drivers } from './areas/drivers.ts';
import { encryption } from './areas/encryption.ts';
import { identity } from './areas/identity.ts';
import { licensing } from './areas/licensing.ts';
import { network } from './areas/network.ts';
import { pending } from './areas/pending.ts';
import { providers } from './areas/providers.ts';
import { remoteDesktop } from './areas/remoteDesktop.ts';
import { roles } from './areas/roles.ts';
import { secrets } from './areas/secrets.ts';
import { state } from './areas/state.ts';
import { storeApps } from './areas/storeApps.ts';
import { time } from './areas/time.ts';

/** Every check, in the order in which the list shows them: one list an area, in the order of CHECK_AREAS. */
export const CHECKS: readonly CheckRule[] = [
  ...accounts,
  ...storeApps,
  ...providers,
  ...pending,
  ...state,
  ...licensing,
  ...identity,
  ...encryption,
  ...roles,
  ...agent,
  ...answerFile,
  ...remoteDesktop,
  ...network,
  ...drivers,
  ...time,
  ...secrets,
  ...disk,
];
