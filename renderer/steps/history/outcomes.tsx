import { ResultMark, type Tone } from '../../components/ResultMark.tsx';
import type { HistoryRecord } from './History.tsx';

export const KIND_WORDS: Readonly<Record<HistoryRecord['kind'], string>> = {
  check: 'Check',
  edit: 'Change',
  run: 'Run',
  diagnosis: 'Diagnosis',
};

const OUTCOMES: Readonly<Record<string, readonly [Tone, string]>> = {
  fail: ['fail', 'Fail'],
  failed: ['fail', 'Failed'],
  broken: ['fail', 'Broken'],
  stopped: ['fail', 'Stopped'],
  warning: ['warn', 'Warning'],
  unknown: ['unknown', 'Unknown'],
  cannotTell: ['unknown', 'Cannot tell'],
  running: ['unknown', 'Running'],
  pass: ['pass', 'Pass'],
  holds: ['pass', 'Holds'],
  succeeded: ['pass', 'Succeeded'],
  applied: ['pass', 'Applied'],
  undone: ['na', 'Undone'],
  undid: ['na', 'Took back'],
  neverRan: ['na', 'Never ran'],
};

/** The outcome of a record as shape and word; a word that is not known is shown as it is. */
export function OutcomeMark({ outcome }: { readonly outcome: string }) {
  const [tone, word] = OUTCOMES[outcome] ?? ['na', outcome];
  return <ResultMark tone={tone}>{word}</ResultMark>;
}

export const KIND_PLURALS: Readonly<Record<HistoryRecord['kind'], string>> = {
  check: 'Checks',
  edit: 'Changes',
  run: 'Runs',
  diagnosis: 'Diagnoses',
};
