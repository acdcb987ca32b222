import type { CommandCall, CommandResult } from '../cmd/scriptHost.ts';
import type { Uncertain } from '../doubts.ts';
import type { Machine } from '../machine.ts';
import type { StepLog } from '../world.ts';
import { doubt } from './doubt.ts';

/** Services without which nobody reaches the instance, or the agent does nothing. */
const DECIDING: ReadonlyMap<string, readonly Uncertain[]> = new Map([
  ...each(
    ['rdp'],
    'termservice umrdpservice sessionenv mpssvc bfe dhcp dnscache nsi nlasvc netprofm rpcss samss tcpip',
  ),
  ...each(['password', 'rdp'], 'ec2config winmgmt eventlog profsvc lanmanserver lanmanworkstation'),
]);

function each(facts: readonly Uncertain[], names: string): readonly (readonly [string, readonly Uncertain[]])[] {
  return names.split(' ').map((name) => [name, facts]);
}

/**
 * `net start` and `net stop`. Whether a service starts is taken for granted where nothing depends on it; stopping one
 * that the way in depends on leaves that open until the next restart.
 */
export function runService(call: CommandCall, machine: Machine, log: StepLog): CommandResult {
  const name = call.words.slice(2).find((word) => !word.startsWith('/')) ?? '';
  if (name === '') return { kind: 'ran', exitCode: 0 };
  const stops = call.words[1]?.toLowerCase() === 'stop';
  const facts = stops ? factsOf(name) : [];
  if (facts.length > 0) {
    if (facts.includes('password')) machine.course.mightStop(`A script stops the service ${name}.`);
    return doubt(call, 'the way in depends on this service', machine, log, facts);
  }
  machine.set('service', name, stops ? 'Stopped' : 'Running');
  return { kind: 'ran', exitCode: 0 };
}

/** A name with a blank is one that is shown to people; which service that is, is not looked up. */
function factsOf(name: string): readonly Uncertain[] {
  if (/\s/.test(name)) return ['rdp', 'password'];
  return DECIDING.get(name.toLowerCase()) ?? [];
}
