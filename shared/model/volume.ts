import type { VolumePath } from '../base/winPath.ts';
import type { Diagnostic, Place, Problem } from './diagnostic.ts';

/**
 * What looking something up can come to. `unreadable` is there but could not be read (access denied, a link out of
 * the volume, two names that differ only by case); whatever depends on it is unknown, never absent.
 */
export type Found<T> =
  | { readonly kind: 'found'; readonly value: T }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly problem: Problem };

export interface FileStat {
  /** The path as the disk spells it. */
  readonly path: VolumePath;
  readonly type: 'file' | 'folder';
  /** Bytes; 0 for a folder. */
  readonly size: number;
  /** Last write, milliseconds since 1970 UTC. */
  readonly modifiedMs: number;
}

/** Room on the file system of a volume, in bytes. */
export interface VolumeSpace {
  readonly free: number;
  readonly total: number;
}

/**
 * A Windows volume for reading. Paths are volume paths in any case; names are matched exactly first, then without
 * case. Implementations: a real folder, memory, an overlay over either.
 */
export interface VolumeFs {
  /** The folder or drive as the user named it. */
  readonly root: string;
  stat(path: VolumePath): Found<FileStat>;
  /** The whole file. Files above the implementation's limit are `unreadable` with code `file-too-large`. */
  read(path: VolumePath): Found<Uint8Array>;
  /** At most `length` bytes from `offset`; fewer at the end of the file. */
  readRange(path: VolumePath, offset: number, length: number): Found<Uint8Array>;
  /** Direct children, sorted by name without case. */
  list(path: VolumePath): Found<readonly FileStat[]>;
  /** Room on the volume's own file system; absent for a folder, which lies on a file system of something else. */
  space(): Found<VolumeSpace>;
}

export type AgentKind = 'ec2config' | 'ec2launch1' | 'ec2launch2' | 'ssm';

/** The agents by the names of their products. */
export const AGENT_NAMES: Readonly<Record<AgentKind, string>> = {
  ec2config: 'EC2Config',
  ec2launch1: 'EC2Launch v1',
  ec2launch2: 'EC2Launch v2',
  ssm: 'SSM Agent',
};

export interface AgentFound {
  readonly kind: AgentKind;
  readonly version: string | null;
  /** Files and keys that say so. */
  readonly evidence: readonly string[];
}

export interface WindowsIdentity {
  readonly productName: string | null;
  readonly editionId: string | null;
  readonly build: string | null;
  readonly installationType: string | null;
  /** Two-part kernel version such as `6.3`, from the build table; null when the build is not known. */
  readonly kernel: string | null;
}

export interface GeneralizedMarker {
  readonly id: string;
  /** The registry value or the file that bears the mark. */
  readonly where: Place;
  readonly found: string;
  readonly points: 'generalized' | 'notGeneralized' | 'unclear';
}

export interface GeneralizedVerdict {
  readonly verdict: 'generalized' | 'notGeneralized' | 'partly' | 'unknown';
  readonly markers: readonly GeneralizedMarker[];
}

export interface HiveFound {
  readonly name: string;
  readonly path: VolumePath;
  /** `dirty` misses changes that only its logs hold; `damaged` was read in part. */
  readonly state: 'clean' | 'dirty' | 'replayed' | 'damaged' | 'unreadable' | 'missing';
  /** Bytes. */
  readonly size: number;
  readonly logsApplied: readonly string[];
  /** What is wrong with it, with offsets; `info` where it costs nothing, such as what a replayed log has put right. */
  readonly warnings: readonly Diagnostic[];
}

/**
 * Whether all of a hive could be read. False for one that is missing, unreadable or damaged, and for a dirty one whose
 * logs are not there; what is not found in such a hive may be there all the same.
 */
export function hiveComplete({ state, warnings }: Pick<HiveFound, 'state' | 'warnings'>): boolean {
  return state !== 'unreadable' && state !== 'missing' && warnings.every(({ severity }) => severity === 'info');
}

/**
 * Whether a hive was not written completely and its logs do not make up for it: what stands in it may have been changed
 * since. Damage alone is no sign of that.
 */
export function hiveStale({ warnings }: Pick<HiveFound, 'warnings'>): boolean {
  return warnings.some(({ code, severity }) => severity !== 'info' && /^hive-(dirty$|log-)/.test(code));
}

/** A file of interest: settings file, script or log. */
export interface FileFound {
  readonly path: VolumePath;
  readonly kind: string;
  readonly size: number;
}

/** Why a volume may only be read; null when writing is allowed. */
export type WriteBar = 'runningSystem' | 'readOnlyDisk' | 'hibernated' | 'readOnlySwitch';

/** What bars writing to a volume, as the end of a sentence about it. */
export const WRITE_BAR_WORDS: Readonly<Record<WriteBar, string>> = {
  runningSystem: 'it is the drive that this PC runs from',
  readOnlyDisk: 'its disk or folder is read-only',
  hibernated: 'the Windows on it is hibernated',
  readOnlySwitch: 'the read-only switch is on',
};

/** What a volume is: the answer of `inspect`. */
export interface VolumeReport {
  readonly root: string;
  readonly windows: WindowsIdentity;
  readonly computerName: string | null;
  readonly controlSet: number | null;
  readonly imageState: string | null;
  readonly generalized: GeneralizedVerdict;
  readonly agents: readonly AgentFound[];
  readonly hives: readonly HiveFound[];
  readonly configs: readonly FileFound[];
  readonly logs: readonly FileFound[];
  readonly writeBar: WriteBar | null;
  /** SHA-256 over the parts of the volume that verdicts depend on, hexadecimal. */
  readonly fingerprint: string;
  readonly problems: readonly Diagnostic[];
}

/** The image state, or why there is none: it is not set only where the hive that would hold it could be read whole. */
export function imageStateWords({ imageState, hives }: Pick<VolumeReport, 'imageState' | 'hives'>): string {
  if (imageState !== null) return imageState;
  return hives.some((hive) => hive.name === 'SOFTWARE' && hiveComplete(hive)) ? 'not set' : 'cannot tell';
}
