import type { CheckRule } from '../rule.ts';
import { clusterNode } from '../rules/clusterNode.ts';
import { directoryJoined } from '../rules/directoryJoined.ts';
import { domainController } from '../rules/domainController.ts';
import { domainJoined } from '../rules/domainJoined.ts';
import { machineSidCopies } from '../rules/machineSidCopies.ts';
import { offlineDomainJoin } from '../rules/offlineDomainJoin.ts';

/** The checks of domain, directory and policy. */
export const identity: readonly CheckRule[] = [
  domainController,
  domainJoined,
  directoryJoined,
  offlineDomainJoin,
  machineSidCopies,
  clusterNode,
];
