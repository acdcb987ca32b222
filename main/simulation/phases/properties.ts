import { foldCase } from '../../../shared/base/caseless.ts';
import { PROPERTIES, spelledAs } from '../../config/ec2Names.ts';
import type { Machine } from '../machine.ts';
import { decidingOf } from '../pluginStates.ts';
import type { NamedLocated } from '../runFiles.ts';
import { openWord, readSwitch, YES_NO } from '../switchWord.ts';
import type { Action, StepLog } from '../world.ts';

type State = 'Enabled' | 'Disabled' | 'open';
type Effect = readonly [plugin: string, state: State];

/** Plug-ins that a property switches, for `Yes` and `No`. Source: ec2config facts, section 3.2. */
const EFFECTS: Readonly<Record<string, { readonly yes: readonly Effect[]; readonly no: readonly Effect[] }>> = {
  SetRDPCertificate: {
    no: [
      ['Ec2ConfigureRDP', 'Disabled'],
      ['Ec2OutputRDPCert', 'Enabled'],
    ],
    yes: [
      ['Ec2ConfigureRDP', 'Enabled'],
      ['Ec2OutputRDPCert', 'open'],
    ],
  },
  SetPasswordAfterSysprep: { no: [['Ec2SetPassword', 'Disabled']], yes: [['Ec2SetPassword', 'Enabled']] },
};

/** All plug-ins that the properties of BundleConfig.xml switch. */
export const PROPERTY_PLUGINS: readonly string[] = ['Ec2ConfigureRDP', 'Ec2OutputRDPCert', 'Ec2SetPassword'];

/** The cells of the table that a real log shows; the others are inferred from them, one part is not confirmed. */
const CERTAINTY: Readonly<Record<string, Action['certainty']>> = {
  'SetRDPCertificate=No': 'observed',
  'SetRDPCertificate=Yes': 'unconfirmed',
  'SetPasswordAfterSysprep=Yes': 'observed',
  'AutoSysprep=No': 'observed',
  'AutoSysprep=Yes': 'observed',
};

/** Each property in file order, with the plug-ins that it switches: event 7. */
export function* propertyActions(properties: readonly NamedLocated[]): Generator<Action, void> {
  const seen = new Map<string, { readonly value: string; readonly count: number }>();
  for (const property of properties) {
    const before = seen.get(foldCase(property.name));
    const differs = before !== undefined && before.value !== property.value;
    const count = (before?.count ?? 0) + 1;
    seen.set(foldCase(property.name), { value: property.value, count });
    yield propertyAction(property, count, differs);
  }
}

function propertyAction(property: NamedLocated, count: number, differs: boolean): Action {
  const name = spelledAs(PROPERTIES, property.name) ?? property.name;
  const effects = (Object.hasOwn(EFFECTS, name) ? EFFECTS[name] : undefined) ?? { yes: [], no: [] };
  const word = readSwitch(property.value, YES_NO);
  const open = differs
    ? `BundleConfig.xml has ${name} more than once, with different values`
    : word === null && spelledAs(PROPERTIES, name) !== null
      ? openWord(name, property.value, YES_NO)
      : null;
  const id = `prepare-property-${property.name}${count === 1 ? '' : `-${count}`}`;
  const shared = { id, event: 7, phase: 'prepare', because: property.place } as const;
  if (open !== null)
    return {
      ...shared,
      title: `${open}: what it switches cannot be told`,
      certainty: 'unconfirmed',
      act: (machine, log) => leaveOpen(property, name, effects.yes, open, machine, log),
    };
  const chosen = word === true ? effects.yes : word === false ? effects.no : [];
  return {
    ...shared,
    title: titleOf(property, chosen),
    certainty:
      CERTAINTY[`${name}=${property.value}`] ?? (spelledAs(PROPERTIES, name) === null ? 'unconfirmed' : 'inferred'),
    act: (machine, log) => switchPlugins(property, name, chosen, machine, log),
  };
}

function titleOf({ name, value }: NamedLocated, effects: readonly Effect[]): string {
  if (effects.length === 0) return `${name} is ${value}: no plug-in changes`;
  const words = effects.map(([plugin, state]) =>
    state === 'open' ? `what ${plugin} becomes is not confirmed` : `${plugin} becomes ${state}`,
  );
  return `${name} is ${value}: ${words.join(', ')}`;
}

function leaveOpen(
  property: NamedLocated,
  name: string,
  effects: readonly Effect[],
  why: string,
  machine: Machine,
  log: StepLog,
): void {
  log.message(`SysprepUtils: Processing property: ${property.name}`);
  log.notSimulated(why);
  for (const plugin of new Set(effects.map(([each]) => each)))
    machine.doubtPlugin(plugin, { why, deciding: decidingOf(property, `Properties/${name}`) });
}

function switchPlugins(
  property: NamedLocated,
  name: string,
  effects: readonly Effect[],
  machine: Machine,
  log: StepLog,
): void {
  log.message(`SysprepUtils: Processing property: ${property.name}`);
  for (const [plugin, state] of effects) {
    if (machine.word('plugin', plugin) === null) {
      log.notSimulated(`${plugin} is not in Config.xml; what the agent does then is not documented`);
      continue;
    }
    if (state === 'open') {
      const why = `what ${plugin} becomes where ${name} is ${property.value} is not confirmed`;
      machine.doubtPlugin(plugin, { why, deciding: decidingOf(property, `Properties/${name}`) });
      continue;
    }
    machine.setPlugin(plugin, state, property.place);
    log.message(`SysprepUtils: Changing plugin ${plugin} state to ${state}`);
  }
}
