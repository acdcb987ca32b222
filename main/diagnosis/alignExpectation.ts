import type { Expectation } from '../../shared/model/log.ts';
import { EVENT_MARKS } from './eventMarks.ts';
import type { ObservedMark } from './observedMarks.ts';

export interface ExpectedStep {
  readonly id: string;
  readonly title: string;
}

const NO_TRACE = 'leaves no line in a log';
const NOT_SEEN = 'not seen';

const observable = EVENT_MARKS.map(
  ({ step }) => new RegExp(`^${step.replace('{n}', '\\d+').replace('{name}', '.+')}$`, 'i'),
);

/**
 * Lays a simulated run beside what the logs show. `lastMatchedStep` is the last simulated step that a log shows as
 * done, `firstMissingStep` the first one behind it that a log could show and does not, or shows failing.
 */
export function alignExpectation(steps: readonly ExpectedStep[], marks: readonly ObservedMark[]): Expectation {
  const seen = new Map(marks.map((mark) => [mark.step.toLowerCase(), mark]));
  const found = steps.map((step) => seen.get(step.id.toLowerCase()));
  const broken = found.findIndex((mark) => mark?.failing === true);
  const matched = found.findLastIndex((mark, at) => mark?.failing === false && (broken < 0 || at < broken));
  const missing = steps.findIndex((step, at) => at > matched && found[at]?.failing !== false && leavesTrace(step.id));
  return {
    lastMatchedStep: steps[matched]?.id ?? null,
    firstMissingStep: steps[missing]?.id ?? null,
    rows: steps.map((step, at) => ({
      step: step.id,
      title: step.title,
      predicted: step.title,
      observed: observedText(step.id, found[at]),
    })),
  };
}

/** Whether a log can show a step at all. */
function leavesTrace(id: string): boolean {
  return observable.some((pattern) => pattern.test(id));
}

function observedText(id: string, mark: ObservedMark | undefined): string {
  if (mark === undefined) return leavesTrace(id) ? NOT_SEEN : NO_TRACE;
  return `${mark.failing ? 'failed: ' : ''}${mark.file}, line ${mark.line}`;
}
