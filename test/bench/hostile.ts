import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HOSTILE_FILES, writeHostileFile } from '../support/hostileFiles.ts';
import type { Comparison, Measured } from './comparison.ts';
import { CLI, peakMegabytes, processMs } from './processes.ts';

const ROUNDS = 3;
/** Milliseconds beyond the start of the program. */
const MOST_MS = 1000;
const MOST_MEGABYTES = 300;
const ENDINGS = [0, 1, 2, 65];

/** The hostile file that takes `config show` the most time beyond a start for a file of nothing. */
export async function hostileTime(): Promise<Measured> {
  return overAll((commands) => {
    const start = leastMs(['config', 'show', '--help']);
    const times = commands.map(({ name, args }) => ({ name, ours: leastMs(args) - start }));
    const worst = times.reduce((a, b) => (b.ours > a.ours ? b : a));
    return { title: `worst hostile file (${worst.name})`, ours: worst.ours, reference: MOST_MS };
  });
}

/** The one that takes the most memory. */
export async function hostileMemory(): Promise<Measured> {
  return overAll((commands) => {
    const peaks = commands.map(({ name, args }) => ({ name, ours: peakMegabytes([CLI, ...args], ENDINGS) }));
    const worst = peaks.reduce((a, b) => (b.ours > a.ours ? b : a));
    return { title: `its memory (${worst.name})`, unit: 'MB', ours: worst.ours, reference: MOST_MEGABYTES };
  });
}

type Commands = readonly { readonly name: string; readonly args: readonly string[] }[];

type Worst = Pick<Comparison, 'title' | 'unit' | 'ours' | 'reference'>;

function overAll(measure: (commands: Commands) => Worst): Measured {
  const folder = mkdtempSync(join(tmpdir(), 'imageprep-bench-'));
  try {
    const commands = HOSTILE_FILES.map((file) => {
      const args = ['config', 'show', writeHostileFile(folder, file), '--json'];
      return { name: file.name, args };
    });
    return { ...measure(commands), referenceTitle: 'the limit', goal: 1 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function leastMs(args: readonly string[]): number {
  const times = Array.from({ length: ROUNDS }, () => processMs(process.execPath, [CLI, ...args], ENDINGS));
  return Math.min(...times);
}
