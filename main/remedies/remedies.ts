import type { Remedy } from './remedy.ts';
import { copyProfileFalse } from './copyProfileFalse.ts';
import { staleProfileKeys } from './staleProfileKeys.ts';

/** Every remedy, in the order in which they are shown. */
export const REMEDIES: readonly Remedy[] = [staleProfileKeys, copyProfileFalse];
