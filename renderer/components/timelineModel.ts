import type { MachineFacts, Phase, Run, Step } from '../../shared/model/simulation.ts';
import { PHASE_WORDS } from './words.ts';

/** A stretch of the axis, in per cent of the run's steps: the run knows their order, not their duration. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export type BarTone = 'calm' | 'mid' | 'strong' | 'good' | 'weak' | 'ghost';

export interface Bar extends Span {
  readonly text: string;
  readonly tone: BarTone;
  /** Numbers of its first and last step. */
  readonly first: number;
  readonly last: number;
  /** What the source calls it, such as `IMAGE_STATE_COMPLETE`; empty when the text says it. */
  readonly constant: string;
  /** Whether its beginning is inferred, not stated. */
  readonly unsure: boolean;
}

export interface Lane {
  readonly name: string;
  readonly bars: readonly Bar[];
}

export interface Mark extends Span {
  readonly kind: 'image' | 'order' | 'notSimulated' | 'broken';
  readonly step: number;
  readonly text: string;
  readonly name: string;
}

export interface Timeline {
  readonly phases: readonly (Span & { readonly phase: Phase; readonly title: string })[];
  readonly lanes: readonly Lane[];
  readonly marks: readonly Mark[];
  /** Where Remote Desktop is open while an enabled administrator has a blank password. */
  readonly exposures: readonly (Span & { readonly first: number; readonly last: number })[];
}

/** What the lanes, bands and marks of a run are; every place in per cent. */
export function timelineOf(run: Run): Timeline {
  const total = Math.max(1, run.steps.length);
  const span = (first: number, last: number): Span => ({ from: ((first - 1) / total) * 100, to: (last / total) * 100 });
  return {
    phases: stretches(run.steps, (step) => step.phase).map(({ first, last, value }) => ({
      ...span(first, last),
      phase: value,
      title: PHASE_WORDS[value],
    })),
    lanes: LANES.map(({ name, word, bar }) => ({
      name,
      bars: stretches(run.steps, (step) => word(step.after))
        .filter(({ value }) => value !== '')
        .map(({ first, last, value }) => ({
          ...span(first, last),
          first,
          last,
          unsure: ['inferred', 'unconfirmed'].includes(run.steps[first - 1]?.certainty ?? 'stated'),
          ...bar(value),
        })),
    })),
    marks: run.steps.flatMap((step) =>
      marksOf(step, run).map((mark) => ({ ...mark, ...span(step.number, step.number) })),
    ),
    exposures: stretches(run.steps, (step) => isExposed(step.after))
      .filter(({ value }) => value)
      .map(({ first, last }) => ({ ...span(first, last), first, last })),
  };
}

/** Whether anybody who reaches the machine gets in without a password. */
export function isExposed(facts: MachineFacts): boolean {
  return (
    facts.power === 'On' && facts.rdp === 'open' && facts.password === 'Blank' && facts.administrator !== 'Disabled'
  );
}

/** The step at which a statement is broken: the last of its path. */
export function brokenAt(run: Run, step: Step): boolean {
  return run.verdicts.some((verdict) => verdict.result === 'broken' && verdict.path.at(-1) === step.id);
}

const STATE_WORDS: Readonly<Record<string, readonly [string, BarTone]>> = {
  IMAGE_STATE_COMPLETE: ['Complete', 'good'],
  IMAGE_STATE_UNDEPLOYABLE: ['Undeployable', 'mid'],
  IMAGE_STATE_GENERALIZE_RESEAL_TO_OOBE: ['Generalized', 'good'],
  IMAGE_STATE_GENERALIZE_RESEAL_TO_AUDIT: ['Generalized, audit', 'good'],
  IMAGE_STATE_SPECIALIZE_RESEAL_TO_OOBE: ['Specialized', 'calm'],
  IMAGE_STATE_SPECIALIZE_RESEAL_TO_AUDIT: ['Specialized, audit', 'calm'],
};

/** The image state in plain words; the constant itself when it is not one of Windows' own. */
export function imageStateWords(state: string): string {
  return STATE_WORDS[state]?.[0] ?? state;
}

interface LaneRule {
  readonly name: string;
  readonly word: (facts: MachineFacts) => string;
  readonly bar: (value: string) => { readonly text: string; readonly tone: BarTone; readonly constant: string };
}

const plain = (tone: (value: string) => BarTone) => (value: string) => ({
  text: value,
  tone: tone(value),
  constant: '',
});

const RDP_WORDS: Readonly<Record<string, string>> = { open: 'Open', closed: 'Closed', unknown: 'Cannot tell' };

const LANES: readonly LaneRule[] = [
  { name: 'Power', word: (facts) => facts.power, bar: plain((value) => (value === 'Off' ? 'ghost' : 'calm')) },
  {
    name: 'Remote Desktop',
    word: (facts) => facts.rdp,
    bar: (value) => ({
      text: RDP_WORDS[value] ?? value,
      tone: value === 'open' ? 'mid' : value === 'closed' ? 'calm' : 'ghost',
      constant: '',
    }),
  },
  { name: 'Password', word: (facts) => facts.password, bar: plain(passwordTone) },
  {
    name: 'Image state',
    word: (facts) => facts.imageState,
    bar: (value) => ({ text: imageStateWords(value), tone: STATE_WORDS[value]?.[1] ?? 'ghost', constant: value }),
  },
  { name: 'Console', word: (facts) => facts.console, bar: plain(() => 'ghost') },
];

function passwordTone(value: string): BarTone {
  if (/^blank/i.test(value)) return 'weak';
  if (/^scrambled/i.test(value)) return 'strong';
  if (/^(random|set by)/i.test(value)) return 'good';
  return /^cannot/i.test(value) ? 'ghost' : 'calm';
}

interface Stretch<T> {
  readonly first: number;
  readonly last: number;
  readonly value: T;
}

function stretches<T>(steps: readonly Step[], of: (step: Step) => T): readonly Stretch<T>[] {
  const found: Stretch<T>[] = [];
  steps.forEach((step, index) => {
    const value = of(step);
    const before = found.at(-1);
    if (before !== undefined && before.value === value) found[found.length - 1] = { ...before, last: index + 1 };
    else found.push({ first: index + 1, last: index + 1, value });
  });
  return found;
}

type BareMark = Omit<Mark, 'from' | 'to'>;

function marksOf(step: Step, run: Run): readonly BareMark[] {
  const order = /-order-(\d+)$/.exec(step.id)?.[1];
  const at = `step ${step.number}: ${step.title}`;
  const marks: BareMark[] = [];
  if (brokenAt(run, step))
    marks.push({ kind: 'broken', step: step.number, text: '', name: `Statement broken at ${at}` });
  else if (order !== undefined)
    marks.push({ kind: 'order', step: step.number, text: order, name: `Synchronous command ${order}, ${at}` });
  else if (step.id === 'capture-image')
    marks.push({ kind: 'image', step: step.number, text: 'AMI', name: `Image made, ${at}` });
  else if (step.notSimulated.length > 0)
    marks.push({ kind: 'notSimulated', step: step.number, text: '', name: `Not simulated at ${at}` });
  return marks;
}
