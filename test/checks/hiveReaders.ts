import { CHECKS } from '../../main/checks/catalogue.ts';
import type { CheckRule } from '../../main/checks/rule.ts';
import type { Subject } from '../../main/subject/subject.ts';
import type { RegistryView } from '../../shared/model/registry.ts';
import type { HiveFound } from '../../shared/model/volume.ts';

/** The machine's hives that are damaged in tests. */
export const HIVES = ['SYSTEM', 'SOFTWARE', 'SAM'] as const;
export type HiveName = (typeof HIVES)[number];

/** The hives that a part of a subject is read from; `registry` and `report` tell themselves what they are asked. */
const READ_FROM: Readonly<Record<Exclude<keyof Subject, 'registry' | 'report'>, readonly HiveName[]>> = {
  fs: [],
  imageState: ['SOFTWARE'],
  accounts: ['SAM'],
  accountProblems: ['SAM'],
  accountsComplete: ['SAM'],
  membershipProblems: ['SAM'],
  groups: ['SAM'],
  sideProblems: ['SAM'],
  machineSid: ['SAM'],
  profiles: HIVES,
  profilesComplete: ['SOFTWARE'],
  profilesFolder: ['SOFTWARE'],
  standardFolders: ['SOFTWARE'],
  agentsInDoubt: ['SYSTEM', 'SOFTWARE'],
};

/** Parts of the report that come from one hive only; any other part counts as all of them. */
const REPORTED_FROM: Readonly<Record<string, readonly HiveName[]>> = {
  root: [],
  windows: ['SOFTWARE'],
  computerName: ['SYSTEM'],
  generalized: ['SYSTEM', 'SOFTWARE'],
  imageState: ['SOFTWARE'],
  agents: ['SYSTEM', 'SOFTWARE'],
  logs: [],
  writeBar: [],
};

/**
 * The checks that look at a hive of a subject. A check whose answer on the whole volume came without asking a hive
 * asks for the same in the same order when that hive is damaged, so its answer cannot change.
 */
export function readersOf(subject: Subject): ReadonlyMap<HiveName, readonly CheckRule[]> {
  const asked = CHECKS.map((rule) => ({ rule, hives: hivesAsked(rule, subject) }));
  return new Map(HIVES.map((name) => [name, asked.filter(({ hives }) => hives.has(name)).map(({ rule }) => rule)]));
}

function hivesAsked(rule: CheckRule, subject: Subject): ReadonlySet<HiveName> {
  const hives = new Set<HiveName>();
  const note = (names: readonly HiveName[]): void => {
    for (const name of names) hives.add(name);
  };
  const registry = listening(subject.registry, note);
  const report = new Proxy(subject.report, {
    get(target, part) {
      if (part === 'hives') return target.hives.map((hive) => listeningHive(hive, note));
      note(REPORTED_FROM[String(part)] ?? HIVES);
      return Reflect.get(target, part) as unknown;
    },
  });
  const heard = new Proxy(subject, {
    get(target, part) {
      if (part === 'registry') return registry;
      if (part === 'report') return report;
      note((READ_FROM as Readonly<Record<string, readonly HiveName[]>>)[String(part)] ?? HIVES);
      return Reflect.get(target, part) as unknown;
    },
  });
  rule.run(heard);
  return hives;
}

/** A registry that tells which hive each question leads to; a place outside of the three may lead to any of them. */
function listening(registry: RegistryView, note: (names: readonly HiveName[]) => void): RegistryView {
  const hear = (path: string): void => {
    const [root, name] = path.toUpperCase().split('\\');
    const hive = HIVES.find((each) => each === name);
    if (root === 'HKLM' && name === 'SECURITY') return;
    note(root === 'HKLM' && hive !== undefined ? [hive] : HIVES);
  };
  return {
    key: (path) => {
      hear(path);
      return registry.key(path);
    },
    value: (path, name) => {
      hear(path);
      return registry.value(path, name);
    },
  };
}

/** What is known of a hive file, which is asked for as soon as more than its name is. */
function listeningHive(hive: HiveFound, note: (names: readonly HiveName[]) => void): HiveFound {
  return new Proxy(hive, {
    get(target, part) {
      if (part !== 'name') note(HIVES.filter((each) => each === target.name));
      return Reflect.get(target, part) as unknown;
    },
  });
}
