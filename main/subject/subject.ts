import type { VolumePath } from '../../shared/base/winPath.ts';
import type { Account, LocalGroup, Profile, StandardFolder } from '../../shared/model/account.ts';
import type { Diagnostic } from '../../shared/model/diagnostic.ts';
import type { RegistryView } from '../../shared/model/registry.ts';
import type { FileFound, Found, VolumeFs, VolumeReport, WriteBar } from '../../shared/model/volume.ts';
import { readAccounts } from '../accounts/accounts.ts';
import { readProfiles, readProfilesFolder, readStandardFolders } from '../accounts/profiles.ts';
import { findAgents, type AgentInDoubt } from './agents.ts';
import { judgeGeneralized } from './generalized.ts';
import { openHives, type OpenedHives } from './hives.ts';
import { readComputerName, readControlSet, readIdentity, readImageState } from './identity.ts';
import { findSettingsFiles, unreadableSettingsFiles } from './settingsFiles.ts';
import { hiveWhole, valueOrNull } from './lookup.ts';

/** SHA-256 of bytes, hexadecimal; given from outside, since pure code has no cryptography of its own. */
export type Digest = (bytes: Uint8Array) => string;

/** Everything that checks and the simulation may see of a volume. Reading only. */
export interface Subject {
  readonly fs: VolumeFs;
  readonly registry: RegistryView;
  readonly report: VolumeReport;
  readonly imageState: Found<string>;
  readonly accounts: Found<readonly Account[]>;
  /** Accounts that are missing in the list since they cannot be read, and contradictions of the SAM. */
  readonly accountProblems: readonly Diagnostic[];
  /** Whether every account is known with its SID; else one that is not in the list may exist all the same. */
  readonly accountsComplete: boolean;
  /** Why it is not known who is an administrator; empty when it is. */
  readonly membershipProblems: readonly Diagnostic[];
  /** The built-in groups; empty without readable SAM hive. */
  readonly groups: readonly LocalGroup[];
  /** Damaged groups, and a machine SID that two hives tell differently. */
  readonly sideProblems: readonly Diagnostic[];
  readonly profiles: Found<readonly Profile[]>;
  /** Whether ProfileList was read from a sound hive; else a profile key that is not in the list may exist. */
  readonly profilesComplete: boolean;
  /** The folder that holds the profiles, where it could be listed; else folders without key are not known. */
  readonly profilesFolder: Found<VolumePath>;
  /** The default and the public profile. */
  readonly standardFolders: readonly StandardFolder[];
  readonly machineSid: string | null;
  /** Agents of which it cannot be told whether they are there. */
  readonly agentsInDoubt: readonly AgentInDoubt[];
}

export interface SubjectOptions {
  readonly digest: Digest;
  readonly writeBar: WriteBar | null;
  readonly logs: readonly FileFound[];
  /** What was found out about the disk before reading. */
  readonly problems: readonly Diagnostic[];
}

/** Reads a volume into a subject. `hives` may be given where they are open already, such as under an overlay. */
export function readSubject(fs: VolumeFs, options: SubjectOptions, hives: OpenedHives = openHives(fs)): Subject {
  const registry = hives.registry;
  const accounts = readAccounts(registry);
  const isWhole = (hive: string) => hiveWhole({ hives: hives.found }, hive);
  const accountsComplete = accounts.complete && isWhole('SAM');
  const computerName = readComputerName(registry);
  const profiles = readProfiles(registry, fs, { ...accounts, complete: accountsComplete, computerName });
  const agents = findAgents(fs, registry);
  const imageState = readImageState(registry, fs);
  const configs = findSettingsFiles(fs, registry);
  const report: VolumeReport = {
    root: fs.root,
    windows: readIdentity(registry),
    computerName,
    controlSet: readControlSet(registry),
    imageState: valueOrNull(imageState),
    generalized: judgeGeneralized(registry, fs, imageState),
    agents: agents.found,
    hives: hives.found,
    configs,
    logs: options.logs,
    writeBar: options.writeBar,
    fingerprint: fingerprint(fs, hives, configs, options.digest),
    problems: [
      ...options.problems,
      ...hives.problems,
      ...accounts.problems,
      ...accounts.membershipProblems,
      ...accounts.sideProblems,
      ...onceEach([...agents.inDoubt.map((agent) => agent.problem), ...unreadableSettingsFiles(fs, registry)]),
    ],
  };
  return {
    fs,
    registry,
    report,
    imageState,
    accounts: accounts.accounts,
    accountProblems: accounts.problems,
    accountsComplete,
    membershipProblems: accounts.membershipProblems,
    groups: accounts.groups,
    sideProblems: accounts.sideProblems,
    profiles,
    profilesComplete: profiles.kind === 'found' && isWhole('SOFTWARE'),
    profilesFolder: readProfilesFolder(registry, fs),
    standardFolders: readStandardFolders(registry, fs),
    machineSid: accounts.machineSid,
    agentsInDoubt: agents.inDoubt,
  };
}

/** Findings without those that say the same of the same place. */
function onceEach(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...new Map(findings.map((each) => [JSON.stringify(each), each])).values()];
}

/** Changes when any hive or settings file changes: the digests of all, in order, digested again. */
function fingerprint(fs: VolumeFs, hives: OpenedHives, configs: readonly FileFound[], digest: Digest): string {
  const parts = configs.map((file) => {
    const bytes = fs.read(file.path);
    return `${file.path} ${bytes.kind === 'found' ? digest(bytes.value) : bytes.kind}`;
  });
  return digest(new TextEncoder().encode([...hives.digests(digest), ...parts].join('\n')));
}
