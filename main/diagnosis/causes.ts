import type { Cause, Confidence, LogEvidence } from '../../shared/model/log.ts';
import type { Hit } from './matchLogs.ts';
import type { IssueHit, RunState, Stage } from './runState.ts';

/** Records of the same cause that are shown as evidence. */
const MAX_EVIDENCE = 10;
/** Lines before a cause in which its context is looked for. */
const CONTEXT_RECORDS = 10;

export function evidenceOf(hit: Pick<Hit, 'log' | 'entry' | 'text'>): LogEvidence {
  return { file: hit.log.file, line: hit.log.line(hit.entry), text: hit.text };
}

/** The hit that names what broke a stage: its first cause, on that record the most special one; null without any. */
export function firstCause(stage: Stage): IssueHit | null {
  const causes = stage.hits.filter(({ issue }) => issue.kind === 'cause');
  const first = causes[0];
  if (first === undefined) return null;
  const rivals = causes.filter((hit) => hit.log === first.log && hit.entry === first.entry);
  return rivals.toSorted((a, b) => b.issue.weight - a.issue.weight)[0] ?? first;
}

/** Causes of a failed stage: the first one; without any, the first line that says that something failed. */
export function causesOf(stage: Stage, state: RunState): readonly Cause[] {
  const cause = firstCause(stage);
  const said = stage.hits.find(({ issue }) => ['summary', 'dialog', 'echo'].includes(issue.kind));
  const main = cause ?? said;
  if (main === undefined) return [];
  const confidence = cause === null ? 'possible' : confidenceOf(main);
  return [causeFrom(main, stage, confidence), ...(stage.name === 'firstBoot' ? joinCauses(state) : [])];
}

/** A failed domain join has its own log; it may be why the first start failed. */
function joinCauses(state: RunState): readonly Cause[] {
  const join = state.other.hits.findLast(({ issue }) => issue.id === 'join-failed');
  return join === undefined ? [] : [causeFrom(join, { ...state.other, hits: [join] }, 'possible')];
}

/** A hang: a line that is harmless unless it is the last one, or comes again and again. */
export function hangCauses(stage: Stage): readonly Cause[] {
  const hits = stage.hits.filter(({ issue }) => issue.kind === 'hang');
  const last = hits.at(-1);
  if (last === undefined) return [];
  const repeated = hits.filter(({ issue }) => issue.id === last.issue.id).length;
  const isLast = last.entry === last.log.length - 1;
  const counts = last.issue.repeats > 1 ? repeated >= last.issue.repeats : isLast;
  return counts ? [causeFrom(last, stage, 'possible')] : [];
}

function confidenceOf({ issue }: IssueHit): Confidence {
  if (issue.status === 'unconfirmed') return 'possible';
  return issue.status === 'confirmed' && issue.weight > 0 ? 'certain' : 'likely';
}

function causeFrom(hit: IssueHit, stage: Stage, confidence: Confidence): Cause {
  const { issue } = hit;
  const same = stage.hits.filter((other) => other.issue.id === issue.id);
  const context = stage.hits.filter(
    (other) =>
      other.issue.kind === 'context'
      && other.log === hit.log
      && other.entry < hit.entry
      && other.entry >= hit.entry - CONTEXT_RECORDS,
  );
  return {
    id: issue.id,
    title: issue.title,
    confidence,
    explanation: issue.cause,
    evidence: [...context, ...same].slice(0, MAX_EVIDENCE).map(evidenceOf),
    found: [],
    advice: issue.fix,
    source: issue.source,
    status: issue.status,
  };
}
