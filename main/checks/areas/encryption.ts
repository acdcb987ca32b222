import type { CheckRule } from '../rule.ts';
import { bitlocker } from '../rules/bitlocker.ts';
import { deviceEncryption } from '../rules/deviceEncryption.ts';
import { efsFiles } from '../rules/efsFiles.ts';

/** The checks of BitLocker and EFS. */
export const encryption: readonly CheckRule[] = [bitlocker, deviceEncryption, efsFiles];
