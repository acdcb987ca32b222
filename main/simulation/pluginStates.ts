import { foldCase, sameName } from '../../shared/base/caseless.ts';
import type { Verdict } from '../../shared/model/simulation.ts';
import { PLUGINS } from '../config/ec2Names.ts';
import type { Machine } from './machine.ts';
import type { Located, NamedLocated, RunConfigXml } from './runFiles.ts';
import { ENABLED_DISABLED, openWord, readSwitch } from './switchWord.ts';

/** A switch with a word that the agent is not known to understand, or one that could not be read. */
export interface OpenSwitch {
  /** One sentence without its full stop: why it is open. */
  readonly why: string;
  /** The setting to look at; null where the whole file is the reason. */
  readonly deciding: Verdict['deciding'] | null;
  /** It stays open whatever the agent writes: which of several entries it would write is not known. */
  readonly stays?: true;
}

/** Gives each plug-in the state that Config.xml has; where the file cannot be used, the known ones are open. */
export function assumePlugins(config: RunConfigXml, machine: Machine): void {
  if (config.trouble !== null) {
    doubtPlugins(machine, PLUGINS, config.trouble.replace(/\.$/, ''));
    machine.log.take();
    return;
  }
  const byName = Map.groupBy(config.plugins, (plugin) => foldCase(plugin.name));
  for (const rows of byName.values()) assumeOne(rows, machine);
  machine.log.take();
}

function assumeOne(rows: readonly NamedLocated[], machine: Machine): void {
  const [first, second] = rows;
  if (first === undefined) return;
  const { name, value } = first;
  if (second !== undefined) {
    const why = `Config.xml has ${name} more than once`;
    machine.doubtPlugin(name, { ...openState(rows.find((row) => row.value !== value) ?? second, why), stays: true });
  } else if (readSwitch(value, ENABLED_DISABLED) === null)
    machine.doubtPlugin(name, openState(first, openWord(name, value, ENABLED_DISABLED)));
  else machine.assume('plugin', name, value);
}

function openState(row: NamedLocated, why: string): OpenSwitch {
  return { why, deciding: decidingOf(row, `Plugins/${row.name}`) };
}

/** A setting as a verdict names it. */
export function decidingOf({ value, place }: Located, setting: string): NonNullable<OpenSwitch['deciding']> {
  return {
    file: place.file ?? '',
    setting,
    value,
    ...(place.line === undefined ? {} : { line: place.line }),
  };
}

/** Makes the states of plug-ins open for a reason that lies in no single setting. */
export function doubtPlugins(machine: Machine, names: Iterable<string>, why: string): void {
  for (const name of names) machine.doubtPlugin(name, { why, deciding: null });
}

export type PluginState = 'on' | 'off' | 'open' | 'absent';

/** The state of a plug-in as it stands. */
export function pluginState(machine: Machine, name: string): PluginState {
  const word = machine.word('plugin', name);
  if (word === null) return 'absent';
  if (machine.openPlugin(name) !== null) return 'open';
  return sameName(word, ENABLED_DISABLED.on) ? 'on' : 'off';
}
