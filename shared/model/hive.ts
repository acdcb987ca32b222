import type { Diagnostic } from './diagnostic.ts';
import type { RegistryData } from './registry.ts';

/** What a hive is and holds. */
export interface HiveStat {
  readonly file: string;
  /** Of the format: `1.5`. */
  readonly version: string;
  readonly rootName: string;
  /** The root counts as one. */
  readonly keys: number;
  readonly values: number;
  /** Whether the file as it lies on disk misses changes that only its logs hold. */
  readonly dirty: boolean;
  /** Logs that were replayed in memory, in order. */
  readonly logsApplied: readonly string[];
  /** ISO 8601, UTC; null where Windows does not keep it. */
  readonly lastWritten: string | null;
  /** The path that Windows wrote into the hive for orientation. */
  readonly nameInside: string;
  readonly warnings: readonly Diagnostic[];
}

/** A value as it is printed; `data` is null for a secret that is not shown. */
export interface ShownValue {
  /** `''` for the default value. */
  readonly name: string;
  readonly type: string;
  readonly data: RegistryData | null;
  readonly secret: boolean;
}

/** A key of a hive: its values and the names of its subkeys. */
export interface HiveListing {
  readonly file: string;
  /** From the hive's root, as spelled in the hive; '' for the root. */
  readonly path: string;
  readonly className: string;
  readonly lastWritten: string | null;
  readonly values: readonly ShownValue[];
  readonly keys: readonly string[];
  readonly warnings: readonly Diagnostic[];
}

/** One value of a hive. */
export interface HiveValue extends ShownValue {
  readonly file: string;
  readonly path: string;
  readonly warnings: readonly Diagnostic[];
}

/** A key in a tree. */
export interface TreeKey {
  readonly path: string;
  readonly name: string;
  /** Levels below the key where the tree begins. */
  readonly depth: number;
  readonly keys: number;
  readonly values: number;
  readonly lastWritten: string | null;
}

/** A key with those below it. */
export interface HiveTree {
  readonly file: string;
  readonly path: string;
  /** Each key before those below it. */
  readonly tree: readonly TreeKey[];
  /** False where the most keys were listed and there are more. */
  readonly complete: boolean;
  readonly warnings: readonly Diagnostic[];
}

/** A finding with its place in the file. */
export interface HiveProblem extends Diagnostic {
  /** Byte position in the file (of the hive, or of the log that `where` names). */
  readonly offset: number;
}

/** What looking at every part of a hive came to. */
export interface HiveVerdict {
  readonly file: string;
  /** Nothing is worse than information. */
  readonly ok: boolean;
  readonly dirty: boolean;
  readonly logsApplied: readonly string[];
  readonly problems: readonly HiveProblem[];
}

/** What became of an export; `text` is null where it went to a file. */
export interface HiveExport {
  readonly file: string;
  readonly path: string;
  readonly text: string | null;
  readonly output: string | null;
  readonly warnings: readonly Diagnostic[];
}
