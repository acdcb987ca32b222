import {
  type Diagnostic,
  failure,
  type Outcome,
  type Problem,
  problem,
  success,
} from '../../../shared/model/diagnostic.ts';
import { type BaseBlock, readBaseBlock } from './baseBlock.ts';
import { checkBins } from './bins.ts';
import { Cells, type LoadBytes } from './cells.ts';
import { causedBy, DamageLog, hex } from './damage.ts';
import { HiveKey } from './hiveKey.ts';
import { openKey } from './keyNode.ts';
import { BASE, BASE_BLOCK_BYTES, BIN_HEADER_BYTES, BIN_UNIT_BYTES, FILE_TYPE } from './layout.ts';
import { type Replay } from './logFile.ts';
import { type LogFile, replayLogs } from './replay.ts';

export interface HiveHeader extends BaseBlock {
  /** `1.5` */
  readonly version: string;
  /** Name of the root key. */
  readonly rootName: string;
}

/** An opened hive. Keys and values are read when asked; what is damaged then joins `warnings`. */
export class Hive {
  readonly header: HiveHeader;
  /** Whether the file as it lies on disk misses changes that only its logs hold. */
  readonly dirty: boolean;
  /** Names of the logs whose entries were replayed in memory, in order. */
  readonly logsApplied: readonly string[];
  /** The log that is not there though others of the hive are, and may have held later changes; null where all are. */
  readonly logMissing: string | null;
  readonly cells: Cells;
  private readonly rootPosition: number;

  constructor(source: Source, cells: Cells, rootPosition: number) {
    const root = new HiveKey(cells, rootPosition, null, '');
    this.cells = cells;
    this.rootPosition = rootPosition;
    this.dirty = source.dirty;
    this.logsApplied = source.logsApplied;
    this.logMissing = source.logMissing;
    this.header = { ...source.base, version: `${source.base.major}.${source.base.minor}`, rootName: root.name };
  }

  /** The hive's bytes, after replay of its logs. Not to be changed. */
  get bytes(): Uint8Array {
    return this.cells.bytes;
  }

  get warnings(): readonly Diagnostic[] {
    return this.cells.damage.warnings;
  }

  /** The root key with paths relative to the hive: its own path is ''. */
  get root(): HiveKey {
    return this.mountedAt('');
  }

  /** The root key, called `path` (such as `HKLM\SOFTWARE`). */
  mountedAt(path: string): HiveKey {
    return new HiveKey(this.cells, this.rootPosition, null, path);
  }
}

interface Source {
  readonly bytes: Uint8Array;
  readonly base: BaseBlock;
  readonly dirty: boolean;
  readonly logsApplied: readonly string[];
  readonly logMissing: string | null;
}

/**
 * Opens a hive from its bytes, with its transaction logs (`name` ends in `LOG`, `LOG1` or `LOG2`) when there are any:
 * those of a dirty hive are replayed in memory. The bytes given are never changed. Problems of kind `input`:
 * `hive-not-regf`, `hive-is-log`, `hive-root-unreadable`.
 */
export function openHive(bytes: Uint8Array, logs: readonly LogFile[] = []): Outcome<Hive> {
  const base = readBaseBlock(bytes);
  if (base === null) return failure(notRegf(bytes));
  if (isLog(base)) return failure(logNotHive(base));
  const damage = new DamageLog();
  const dirty = isDirty(base);
  if (!dirty) return finish({ bytes, base, dirty, logsApplied: [], logMissing: null }, damage, null);
  const replay = replayLogs(bytes, base, logs);
  noteDirty(base, replay, damage);
  replay.warnings.forEach((warning) => damage.add(warning));
  const { applied: logsApplied, missing: logMissing } = replay;
  const source = { bytes: replay.bytes, base: readBaseBlock(replay.bytes) ?? base, dirty, logsApplied, logMissing };
  return finish(source, damage, null);
}

/**
 * Opens a hive of which only the needed parts are read: `load` fills the given range of `bytes` before it is looked
 * at. Logs are not replayed; a dirty hive has `dirty` set and a warning. Problems as of `openHive`.
 */
export function openHivePartly(bytes: Uint8Array, load: LoadBytes): Outcome<Hive> {
  load(0, Math.min(bytes.length, BASE_BLOCK_BYTES + BIN_HEADER_BYTES));
  const base = readBaseBlock(bytes);
  if (base === null) return failure(notRegf(bytes));
  if (isLog(base)) return failure(logNotHive(base));
  const damage = new DamageLog();
  const dirty = isDirty(base);
  if (dirty) noteDirty(base, { applied: [], missing: null }, damage);
  return finish({ bytes, base, dirty, logsApplied: [], logMissing: null }, damage, load);
}

/** Whether a base block says that the hive needs its logs. */
function isDirty(base: BaseBlock): boolean {
  return !base.checksumOk || base.primarySequence !== base.secondarySequence;
}

function isLog(base: BaseBlock): boolean {
  const { oldLog, oldestLog, newLog } = FILE_TYPE;
  return base.checksumOk && [oldLog, oldestLog, newLog].some((type) => type === base.fileType);
}

function finish(source: Source, damage: DamageLog, load: LoadBytes | null): Outcome<Hive> {
  const { bytes, base } = source;
  checkBase(bytes, base, damage);
  const cells = new Cells(bytes, binsEnd(bytes, base), base.minor, damage, load);
  if (load === null) checkBins(cells);
  const root = openKey(cells, base.rootCell);
  if (root === 0) return failure(noRoot(base, damage));
  return success(new Hive(source, cells, root));
}

/** File position behind the last bin; the end of the file where the base block cannot be right. */
function binsEnd(bytes: Uint8Array, base: BaseBlock): number {
  const believable = base.binsSize >= BIN_UNIT_BYTES && base.binsSize % BIN_UNIT_BYTES === 0;
  return believable ? BASE_BLOCK_BYTES + base.binsSize : bytes.length;
}

function checkBase(bytes: Uint8Array, base: BaseBlock, damage: DamageLog): void {
  if (base.major !== 1 || base.minor < 3 || base.minor > 6)
    damage.note('hive-version-unknown', 'The hive has a version of the format that this program does not know.', {
      offset: BASE.major,
      expected: '1.3 to 1.6',
      found: `${base.major}.${base.minor}`,
    });
  const room = bytes.length - BASE_BLOCK_BYTES;
  if (base.binsSize > room || base.binsSize === 0 || base.binsSize % BIN_UNIT_BYTES !== 0)
    damage.note('hive-size-wrong', sizeWords(bytes.length, base.binsSize), {
      offset: BASE.binsSize,
      expected: `a multiple of ${BIN_UNIT_BYTES}, at most ${Math.max(0, room)} bytes`,
      found: `${base.binsSize} bytes`,
    });
}

function sizeWords(length: number, binsSize: number): string {
  const whole = BASE_BLOCK_BYTES + binsSize;
  if (binsSize % BIN_UNIT_BYTES !== 0 || whole <= length)
    return 'The size of the bins in the base block does not fit the file.';
  return `The hive ends early: ${length} of ${whole} bytes are there.`;
}

function noteDirty(base: BaseBlock, replay: Pick<Replay, 'applied' | 'missing'>, damage: DamageLog): void {
  if (!base.checksumOk)
    damage.note('hive-checksum-wrong', 'The checksum of the base block is wrong.', {
      offset: BASE.checksum,
      expected: hex(base.checksumComputed),
      found: hex(base.checksumStored),
    });
  if (base.primarySequence === base.secondarySequence) return;
  damage.note(
    'hive-dirty',
    'The hive was not written completely: its sequence numbers differ.',
    { offset: BASE.primarySequence, expected: `${base.primarySequence}`, found: `${base.secondarySequence}` },
    replayWords(replay),
  );
}

function replayWords({ applied, missing }: Pick<Replay, 'applied' | 'missing'>): string {
  if (applied.length === 0)
    return 'No log was replayed: changes made before the machine stopped may be missing from what is read.';
  const replayed = `The changes were replayed in memory from ${applied.join(', ')}.`;
  return missing === null
    ? replayed
    : `${replayed} ${missing} is not there: whether it held later ones cannot be told.`;
}

function notRegf(bytes: Uint8Array): Problem {
  const start = [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return problem('input', 'hive-not-regf', 'The file is not a registry hive of Windows NT.', {
    detail: 'A hive begins with the letters "regf" and a base block of at least 512 bytes.',
    where: [{ offset: 0 }],
    evidence: [{ where: { offset: 0 }, text: `${bytes.length} bytes, beginning with ${start || 'nothing'}` }],
    fix: 'Name a hive such as Windows/System32/config/SYSTEM. Hives of Windows 95 and 98 cannot be read.',
  });
}

function logNotHive(base: BaseBlock): Problem {
  return problem('input', 'hive-is-log', 'The file is the transaction log of a hive, not a hive.', {
    where: [{ offset: BASE.fileType }],
    evidence: [{ where: { offset: BASE.fileType }, text: `file type ${base.fileType}, of a hive 0` }],
    fix: 'Name the hive itself; logs beside it are used by themselves.',
  });
}

function noRoot(base: BaseBlock, damage: DamageLog): Problem {
  const where = { offset: BASE_BLOCK_BYTES + base.rootCell };
  return problem('input', 'hive-root-unreadable', 'The root key of the hive cannot be read.', {
    detail: 'Opening the hive: without its root key nothing in it can be reached.',
    ...causedBy(damage.warnings),
    where: [where],
    fix: 'Take the hive from a backup or from the folder RegBack.',
  });
}
