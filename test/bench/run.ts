// npm run bench: measures ours beside its reference in one run and prints ratios. Only ratios say anything: times
// depend on the machine. It never fails the build; somebody reads it.
import {
  answersParsed,
  answersWithRules,
  largeAnswerMemory,
  largeAnswerParsed,
  lintCommand,
  lintLargeCommand,
} from './answerFiles.ts';
import { checkManyProfiles, checkServer } from './checkTime.ts';
import type { Comparison, Measured } from './comparison.ts';
import { firstPaint } from './firstPaint.ts';
import { historyPage } from './historyPage.ts';
import { hiveDecodeAndHivexml, hiveDecodeAndRead, smallDecodeAndHivexml } from './hiveDecode.ts';
import { hiveCountMemory, hiveDecodeMemory, hiveLookupMemory } from './hiveMemory.ts';
import { hiveCountAndHivexml, hiveCountAndRead, hiveCountAndReglookup, hiveLookup } from './hives.ts';
import { hostileMemory, hostileTime } from './hostile.ts';
import { launcherLookup } from './launcher.ts';
import { serverReady } from './serverReady.ts';
import { simulation } from './simulation.ts';

const BENCHES: readonly (() => Promise<Measured>)[] = [
  serverReady,
  firstPaint,
  simulation,
  historyPage,
  hiveLookup,
  launcherLookup,
  hiveCountAndRead,
  hiveCountAndHivexml,
  hiveCountAndReglookup,
  hiveDecodeAndRead,
  hiveDecodeAndHivexml,
  smallDecodeAndHivexml,
  hiveLookupMemory,
  hiveCountMemory,
  hiveDecodeMemory,
  checkServer,
  checkManyProfiles,
  answersParsed,
  answersWithRules,
  largeAnswerParsed,
  largeAnswerMemory,
  lintCommand,
  lintLargeCommand,
  hostileTime,
  hostileMemory,
];

/** What the names of the rows to measure contain; all rows without. */
const [wanted = ''] = process.argv.slice(2);

const rows: string[][] = [['bench', 'ours', 'reference', 'ratio', 'goal', '']];
const notes: string[] = [];
for (const bench of BENCHES.filter(({ name }) => name.includes(wanted))) {
  const measured = await attempt(bench);
  if ('skipped' in measured) rows.push([measured.title, '-', '-', '-', '-', `not measured: ${measured.skipped}`]);
  else rows.push(rowOf(measured));
  if ('note' in measured) notes.push(`${measured.title}: ${measured.note}.`);
}
const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
for (const row of rows)
  console.log(
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
for (const note of notes) console.log(note);

function rowOf({ title, unit, ours, reference, referenceTitle, goal }: Comparison): string[] {
  const ratio = ours / reference;
  const judged = ratio <= goal ? 'reached' : 'MISSED';
  const shown = unit === 'MB' ? megabytes : milliseconds;
  const beside = `${shown(reference)} (${referenceTitle})`;
  return [title, shown(ours), beside, ratio.toFixed(2), `<= ${goal}`, judged];
}

function milliseconds(time: number): string {
  return `${time.toFixed(time < 10 ? 3 : 0)} ms`;
}

function megabytes(size: number): string {
  return `${size.toFixed(0)} MB`;
}

/** A bench that breaks is a row that says so; the others still run. */
async function attempt(bench: () => Promise<Measured>): Promise<Measured> {
  try {
    return await bench();
  } catch (error) {
    return { title: bench.name, skipped: error instanceof Error ? error.message : String(error) };
  }
}
