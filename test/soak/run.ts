// npm run soak [-- COUNT [SEED]]: reads COUNT mutated hives (100,000 when left out) and prints what came of it. Ends
// with 1 when one threw, took too long or was told of without a place; its seed repeats it.
import { mutated, randomFrom } from './mutatedHives.ts';
import { readEverything } from './readEverything.ts';

const [count = 100_000, seed = 1] = process.argv.slice(2).map(Number);
/** Milliseconds that one hive of some 60 KB may take on a busy machine. */
const MOST_MS = 1000;
const MOST_MEGABYTES = 512;

let [opened, warnings, failed, slowest] = [0, 0, 0, 0];
const start = performance.now();
for (let index = 0; index < count; index += 1) {
  const files = mutated(randomFrom(seed + index));
  const began = performance.now();
  const faults = faultsOfReading(files);
  const took = performance.now() - began;
  slowest = Math.max(slowest, took);
  if (took > MOST_MS) faults.push(`took ${took.toFixed(0)} ms`);
  if (faults.length > 0) console.error(`seed ${seed + index}: ${faults.slice(0, 3).join('; ')}`);
  failed += faults.length > 0 ? 1 : 0;
}
const seconds = (performance.now() - start) / 1000;
const megabytes = process.resourceUsage().maxRSS / 1024;
console.log(`${count} mutated hives in ${seconds.toFixed(1)} s, the slowest in ${slowest.toFixed(1)} ms.`);
console.log(`${opened} could be opened, with ${warnings} warnings; the others were refused with a reason.`);
console.log(`Most memory of the process: ${megabytes.toFixed(0)} MB (at most ${MOST_MEGABYTES}).`);
console.log(`${failed} threw, took more than ${MOST_MS} ms or told of something without a place.`);
process.exitCode = failed > 0 || megabytes > MOST_MEGABYTES ? 1 : 0;

function faultsOfReading(files: ReturnType<typeof mutated>): string[] {
  try {
    const reading = readEverything(files);
    opened += reading.opened ? 1 : 0;
    warnings += reading.warnings;
    return [...reading.faults];
  } catch (error) {
    return [`threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`];
  }
}
