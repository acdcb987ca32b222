import type { SecretSpot } from '../config/secretSpots.ts';

/** Whether a secret of an answer file lets a machine join a domain. Source: answer file facts, section 5. */
export function isJoinSecret({ setting }: SecretSpot): boolean {
  return setting !== null && /\/Microsoft-Windows-UnattendedJoin(?:@[^/]*)?\//.test(setting);
}
