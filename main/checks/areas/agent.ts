import type { CheckRule } from '../rule.ts';
import { agentFitsWindows } from '../rules/agentFitsWindows.ts';
import { agentServiceStart } from '../rules/agentServiceStart.ts';

/** The checks of the agent. */
export const agent: readonly CheckRule[] = [agentFitsWindows, agentServiceStart];
