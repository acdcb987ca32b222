// npm run bench: measures ours beside its reference in one run and prints ratios. Only ratios say anything: times
// depend on the machine. It never fails the build; somebody reads it.
import type { Comparison, Measured } from './comparison.ts';
import { firstPaint } from './firstPaint.ts';
import { historyPage } from './historyPage.ts';
import { hiveCountAndHivexml, hiveCountAndRead, hiveCountAndReglookup, hiveLookup } from './hives.ts';
import { serverReady } from './serverReady.ts';
import { simulation } from './simulation.ts';

const BENCHES: readonly (() => Promise<Measured>)[] = [
  serverReady,
  firstPaint,
  simulation,
  historyPage,
  hiveLookup,
  hiveCountAndRead,
  hiveCountAndHivexml,
  hiveCountAndReglookup,
];

const rows: string[][] = [['bench', 'ours', 'reference', 'ratio', 'goal', '']];
const notes: string[] = [];
for (const bench of BENCHES) {
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

function rowOf({ title, ours, reference, referenceTitle, goal }: Comparison): string[] {
  const ratio = ours / reference;
  const judged = ratio <= goal ? 'reached' : 'MISSED';
  const beside = `${milliseconds(reference)} (${referenceTitle})`;
  return [title, milliseconds(ours), beside, ratio.toFixed(2), `<= ${goal}`, judged];
}

function milliseconds(time: number): string {
  return `${time.toFixed(time < 10 ? 3 : 0)} ms`;
}

/** A bench that breaks is a row that says so; the others still run. */
async function attempt(bench: () => Promise<Measured>): Promise<Measured> {
  try {
    return await bench();
  } catch (error) {
    return { title: bench.name, skipped: error instanceof Error ? error.message : String(error) };
  }
}
