import { buildSample } from '../../main/sample/sampleVolume.ts';
import { findScenario } from '../../main/sample/scenarios.ts';
import { prepareRun } from '../../main/simulation/prepareRun.ts';
import { readSubject, type Subject } from '../../main/subject/subject.ts';
import { memoryFs } from '../../main/volume/memoryFs.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import type { Run } from '../../shared/model/simulation.ts';
import { inTurn, timeOf, type Measured } from './comparison.ts';

const WARM_UP_RUNS = 20;
const ROUNDS = 50;

/** One warm run over the healthy sample, with its full trace, beside the least that keeping state can cost. */
export async function simulation(): Promise<Measured> {
  const subject = healthySubject();
  const floor = bareOverlay();
  for (let run = 0; run < WARM_UP_RUNS; run += 1) {
    simulateOnce(subject);
    floor();
  }
  const steps = simulateOnce(subject).steps.length;
  const times = await inTurn(
    ROUNDS,
    () => timeOf(() => simulateOnce(subject)),
    () => timeOf(floor),
  );
  return {
    title: 'a simulated run, warm',
    ...times,
    referenceTitle: 'bare overlay loop',
    goal: 10,
    note: `ours has ${steps} steps; the loop has ${LOOP.steps} with ${LOOP.reads} reads and ${LOOP.writes} writes each`,
  };
}

function healthySubject(): Subject {
  const { files } = buildSample(unwrap(findScenario('healthy')));
  const options = { digest: () => '', writeBar: null, logs: [], problems: [] };
  return readSubject(memoryFs(Object.fromEntries(files)), options);
}

function simulateOnce(subject: Subject): Run {
  const run = unwrap(prepareRun(subject, { resume: false }));
  for (;;) {
    const step = run.next();
    if (step.done === true) return step.value;
  }
}

const LOOP = { entries: 20_000, steps: 300, reads: 6, writes: 4 } as const;

/** An overlay over a base of 20,000 entries that remembers every version of what it changes; no rules at all. */
function bareOverlay(): () => number {
  const keys = Array.from({ length: LOOP.entries }, (_, index) => `HKLM\\SOFTWARE\\Key${index}`);
  const base = new Map(keys.map((key, index) => [key, index]));
  return () => {
    const versions = new Map<string, { readonly step: number; readonly value: number }[]>();
    let at = 0;
    let read = 0;
    const next = (): string => keys[(at = (at + 7919) % LOOP.entries)] ?? '';
    for (let step = 0; step < LOOP.steps; step += 1) {
      for (let count = 0; count < LOOP.reads; count += 1) {
        const key = next();
        read += versions.get(key)?.at(-1)?.value ?? base.get(key) ?? 0;
      }
      for (let count = 0; count < LOOP.writes; count += 1) {
        const key = next();
        const known = versions.get(key);
        if (known === undefined) versions.set(key, [{ step, value: step }]);
        else known.push({ step, value: step });
      }
    }
    return read;
  };
}
