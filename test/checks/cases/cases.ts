import type { CheckCase } from './checkCase.ts';
import { accounts } from './accounts.ts';
import { agent } from './agent.ts';
import { answerFile } from './answerFile.ts';
import { disk } from './disk.ts';
import { drivers } from './drivers.ts';
import { encryption } from './encryption.ts';
import { identity } from './identity.ts';
import { licensing } from './licensing.ts';
import { network } from './network.ts';
import { pending } from './pending.ts';
import { providers } from './providers.ts';
import { remoteDesktop } from './remoteDesktop.ts';
import { roles } from './roles.ts';
import { secrets } from './secrets.ts';
import { state } from './state.ts';
import { storeApps } from './storeApps.ts';
import { time } from './time.ts';

/** One good and one bad volume for every check. */
export const CASES: readonly CheckCase[] = [
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
