import type { CheckRule } from '../rule.ts';
import { pendingRestart } from '../rules/pendingRestart.ts';
import { reservedStorage } from '../rules/reservedStorage.ts';
import { servicingService } from '../rules/servicingService.ts';

/** The checks of work that waits for a restart. */
export const pending: readonly CheckRule[] = [pendingRestart, reservedStorage, servicingService];
