import type { CheckRule } from '../rule.ts';
import { earlierSetupErrors } from '../rules/earlierSetupErrors.ts';
import { eventLogs } from '../rules/eventLogs.ts';
import { freeSpace } from '../rules/freeSpace.ts';
import { hibernationFile } from '../rules/hibernationFile.ts';
import { memoryDumps } from '../rules/memoryDumps.ts';
import { pageFile } from '../rules/pageFile.ts';
import { temporaryFiles } from '../rules/temporaryFiles.ts';
import { upgradeLeftovers } from '../rules/upgradeLeftovers.ts';

/** The checks of space and files left behind. */
export const disk: readonly CheckRule[] = [
  freeSpace,
  pageFile,
  hibernationFile,
  memoryDumps,
  temporaryFiles,
  eventLogs,
  upgradeLeftovers,
  earlierSetupErrors,
];
