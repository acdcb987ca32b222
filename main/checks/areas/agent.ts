import type { CheckRule } from '../rule.ts';
import { agentFitsWindows } from '../rules/agentFitsWindows.ts';
import { agentServiceStart } from '../rules/agentServiceStart.ts';
import { agentVersion } from '../rules/agentVersion.ts';
import { firstBootPassword } from '../rules/firstBootPassword.ts';
import { firstBootUserData } from '../rules/firstBootUserData.ts';
import { launch2ServiceStart } from '../rules/launch2ServiceStart.ts';
import { launchTask } from '../rules/launchTask.ts';
import { ssmInstanceData } from '../rules/ssmInstanceData.ts';
import { ssmServiceStart } from '../rules/ssmServiceStart.ts';

/** The checks of the agent. */
export const agent: readonly CheckRule[] = [
  agentFitsWindows,
  agentVersion,
  agentServiceStart,
  launch2ServiceStart,
  launchTask,
  firstBootPassword,
  firstBootUserData,
  ssmServiceStart,
  ssmInstanceData,
];
