import { atLeast } from '../subject/versions.ts';

/** Metadata, then the two of activation. */
const ALWAYS = ['169.254.169.254', '169.254.169.250', '169.254.169.251'];
/** Time and GRID licence, then DNS. */
const LATER = [
  { since: [4, 9, 2905], addresses: ['169.254.169.123', '169.254.169.249'] },
  { since: [4, 9, 3034], addresses: ['169.254.169.253'] },
];

/**
 * Addresses of instance services that a version of the agent adds routes to; those of every version where it is not
 * known. Source: ec2config facts, section 12 (documented).
 */
export function serviceRoutes(agentVersion: string | null): readonly string[] {
  const later = LATER.filter(({ since }) => agentVersion !== null && atLeast(agentVersion, since));
  return [...ALWAYS, ...later.flatMap(({ addresses }) => addresses)];
}
