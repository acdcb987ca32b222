import { PLUGINS } from '../../config/ec2Names.ts';
import { AGENT_SERVICE, serviceStart } from '../../subject/serviceStart.ts';
import type { Machine } from '../machine.ts';
import { doubtPlugins, pluginState } from '../pluginStates.ts';
import type { Action } from '../world.ts';

/**
 * Whether the service of the agent starts, as the registry has it then: a step only where that is not certain. One that
 * is disabled or gone never does. Source: failure modes FM-07; EC2Rescue facts, section 1.2.
 */
export function* agentService(machine: Machine): Generator<Action, void> {
  const start = serviceStart(machine.registry, AGENT_SERVICE);
  const doubt = machine.uncertain.get('agent') ?? null;
  const stays = doubt === null && (start.kind === 'disabled' || start.kind === 'missing');
  if (start.kind === 'automatic' && doubt === null) return;
  const found = doubt ?? (start.kind === 'missing' ? 'there is no such service' : start.found);
  yield {
    id: 'agentstart-service',
    event: null,
    phase: 'agentStart',
    title: stays
      ? `The service ${AGENT_SERVICE} does not start (${found}): what the agent would do does not happen`
      : `Whether the service ${AGENT_SERVICE} starts cannot be told (${found})`,
    because: doubt === null ? start.where : null,
    certainty: stays ? 'documented' : 'unconfirmed',
    act: (target) => {
      if (stays) target.course.withoutAgent(`the service ${AGENT_SERVICE} does not start (${found})`);
      else leaveOpen(`whether the service ${AGENT_SERVICE} starts cannot be told (${found})`, target);
    },
  };
}

/** What is switched on may happen or not. */
function leaveOpen(why: string, machine: Machine): void {
  const on = PLUGINS.filter((name) => pluginState(machine, name) === 'on');
  doubtPlugins(machine, on, why);
}
