import type { CheckRule } from '../rule.ts';
import { domainJoined } from '../rules/domainJoined.ts';

/** The checks of domain, directory and policy. */
export const identity: readonly CheckRule[] = [domainJoined];
