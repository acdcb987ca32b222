import type { Problem } from '../../shared/model/diagnostic.ts';
import type { Expectation } from '../../shared/model/log.ts';
import type { Subject } from '../subject/subject.ts';

/**
 * The expectation where no run can be simulated, with the reason in one sentence. `subject` is null for logs that were
 * opened without their volume; `refused` is what the simulation answered.
 */
export function noExpectation(subject: Pick<Subject, 'agentsInDoubt'> | null, refused: Problem | null): Expectation {
  return { lastMatchedStep: null, firstMissingStep: null, rows: [], why: `No prediction: ${reason(subject, refused)}` };
}

function reason(subject: Pick<Subject, 'agentsInDoubt'> | null, refused: Problem | null): string {
  if (subject === null || refused === null) return 'these logs were opened without their volume.';
  const { code, summary } = refused.diagnostic;
  const doubt = subject.agentsInDoubt.find((agent) => agent.kind === 'ec2config');
  if (code !== 'no-ec2config' || doubt === undefined) return summary;
  return `it cannot be told whether EC2Config is on the volume. ${doubt.problem.summary}`;
}
