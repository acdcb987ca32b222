import type { CheckRule } from '../rule.ts';
import { bootStorageDrivers } from '../rules/bootStorageDrivers.ts';
import { deviceCleanup } from '../rules/deviceCleanup.ts';
import { enaDriver } from '../rules/enaDriver.ts';
import { nvmeDriver } from '../rules/nvmeDriver.ts';
import { persistDevices } from '../rules/persistDevices.ts';
import { pvDriver } from '../rules/pvDriver.ts';

/** The checks of drivers. */
export const drivers: readonly CheckRule[] = [
  bootStorageDrivers,
  nvmeDriver,
  enaDriver,
  pvDriver,
  persistDevices,
  deviceCleanup,
];
