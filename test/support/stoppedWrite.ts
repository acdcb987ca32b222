import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Hex } from '../../main/platform/digest.ts';
import { replaceFile } from '../../main/platform/replaceFile.ts';
import { temporaryFolder } from './corpus.ts';

const CHILD = join(import.meta.dirname, 'replaceFileChild.ts');

export const OLD = Buffer.alloc(200_000, 'old ');
const NEW = Buffer.alloc(140_000, 'new content ');

/**
 * How a write stopped: in place, by an error that no disk gives or killed with its process, the file is part old, part
 * new; by rename, killed, a second file is there.
 */
export type Stop = 'inPlace' | 'inPlaceKilled' | 'renameKilled';

/** A file on a Windows volume and the data folder of a process that stopped while it wrote the file. */
export interface StoppedWrite {
  readonly folder: { readonly root: string; readonly journals: string };
  readonly volume: string;
  readonly target: string;
  /** What was left of the file. */
  readonly torn: Buffer;
  content(): Buffer;
  /** Names in the folder of the file. */
  names(): readonly string[];
  journals(): readonly string[];
}

/** Stops half-way through a write to a file in the root of a volume. */
export function stoppedWrite(
  stop: Stop,
  volume = join(temporaryFolder(), 'volume'),
  root = temporaryFolder(),
): StoppedWrite {
  const [target, journals] = [join(volume, 'unattend.xml'), join(root, 'journals')];
  mkdirSync(join(volume, 'Windows/System32'), { recursive: true });
  mkdirSync(root, { recursive: true });
  writeFileSync(target, OLD);
  if (stop === 'inPlace') stopHere(target, journals);
  else stopKilled(stop, target, journals, join(root, 'content'));
  return {
    folder: { root, journals },
    volume,
    target,
    torn: readFileSync(target),
    content: () => readFileSync(target),
    names: () => readdirSync(volume).toSorted(),
    journals: () => readdirSync(journals),
  };
}

function stopAfterFirstPart(point: string): void {
  if (point === 'written-65536') throw new Error('stopped');
}

function stopHere(target: string, journalFolder: string): void {
  const expectedSha256 = sha256Hex(OLD);
  try {
    replaceFile(target, NEW, { journalFolder, strategy: 'inPlace', expectedSha256, onPoint: stopAfterFirstPart });
  } catch {
    // As meant.
  }
}

function stopKilled(stop: Stop, target: string, journals: string, content: string): void {
  // Numbers of the points after the first part of the file, and after the temporary file.
  const [strategy, point] = stop === 'renameKilled' ? ['rename', '2'] : ['inPlace', '5'];
  writeFileSync(content, NEW);
  spawnSync(process.execPath, [CHILD, target, content, journals, strategy, point]);
}
