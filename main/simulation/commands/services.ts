import type { CommandCall, CommandResult } from '../cmd/scriptHost.ts';
import type { Uncertain } from '../doubts.ts';
import type { Machine } from '../machine.ts';
import type { StepLog } from '../world.ts';
import { doubt, tell } from './doubt.ts';

/**
 * Services without which nobody reaches the instance, or the agent does nothing, by their key or by a name of one word
 * that is shown to people.
 */
const DECIDING: ReadonlyMap<string, readonly Uncertain[]> = new Map([
  ...each(
    ['rdpPath'],
    'termservice umrdpservice sessionenv mpssvc bfe dhcp dnscache nsi nlasvc netprofm rpcss samss tcpip',
  ),
  ...each(
    ['password', 'rdpPath'],
    'ec2config winmgmt eventlog profsvc lanmanserver lanmanworkstation server workstation',
  ),
]);

function each(facts: readonly Uncertain[], names: string): readonly (readonly [string, readonly Uncertain[]])[] {
  return names.split(' ').map((name) => [name, facts]);
}

/** Whether a service could be started or stopped, and was not so already, is known before the run of none. */
const OPEN: CommandResult = { kind: 'ran', exitCode: null };

const SERVICES = 'HKLM\\SYSTEM\\CurrentControlSet\\Services';

const NOT_THERE = 'the registry has no service of this name, so no change is recorded';
const UNREADABLE = 'the services of the registry could not be read, so no change is recorded';

/**
 * `net start` and `net stop`. What they do is taken for granted for a service that is there and decides nothing; their
 * exit code is not. Stopping one that the way in depends on leaves that open until the next restart.
 */
export function runService(call: CommandCall, machine: Machine, log: StepLog): CommandResult {
  const { name, stops } = asked(call.words);
  if (name === '') return OPEN;
  const facts = stops ? factsOf(name) : [];
  if (facts.length > 0) {
    if (facts.includes('password')) machine.course.mightStop(`A script stops a service (${call.file}:${call.line}).`);
    return doubt(call, 'the way in depends on this service', machine, log, facts);
  }
  const service = name.includes('\\') ? null : machine.registry.key(`${SERVICES}\\${name}`);
  if (service?.kind === 'found') machine.set('service', service.value.name, stops ? 'Stopped' : 'Running');
  else tell(call, service?.kind === 'unreadable' ? UNREADABLE : NOT_THERE, machine, log);
  return OPEN;
}

/** Whether a command of `net` starts or stops a service that no run depends on. */
export function isHarmlessService(words: readonly string[]): boolean {
  const { name, starts, stops } = asked(words);
  return (starts || stops) && (!stops || factsOf(name).length === 0);
}

function asked(words: readonly string[]): { readonly name: string; readonly starts: boolean; readonly stops: boolean } {
  const verb = words[1]?.toLowerCase();
  const name = words.slice(2).find((word) => !word.startsWith('/')) ?? '';
  return { name, starts: verb === 'start', stops: verb === 'stop' };
}

/** A name with a blank is one that is shown to people; which service that is, is not looked up. */
function factsOf(name: string): readonly Uncertain[] {
  if (/\s/.test(name)) return ['rdpPath', 'password'];
  return DECIDING.get(name.toLowerCase()) ?? [];
}
