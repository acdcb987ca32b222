import type { MachineFacts, Phase, Run, Step, Verdict } from '../../../shared/model/simulation.ts';

export const FACTS: MachineFacts = {
  power: 'On',
  rdp: 'open',
  password: 'Known to the administrator',
  administrator: 'Enabled',
  imageState: 'IMAGE_STATE_COMPLETE',
  console: '',
};

/** A step that leaves the machine with the given facts; its number comes from `runOf`. */
export function step(id: string, phase: Phase, after: Partial<MachineFacts> = {}, parts: Partial<Step> = {}): Step {
  return {
    id,
    number: 0,
    event: null,
    phase,
    title: `Title of ${id}`,
    because: null,
    certainty: 'stated',
    changes: [],
    messages: [],
    notSimulated: [],
    group: null,
    after: { ...FACTS, ...after },
    ...parts,
  };
}

export function verdict(statement: string, result: Verdict['result'], path: readonly string[] = []): Verdict {
  return {
    statement,
    title: `Title of ${statement}`,
    kind: 'always',
    result,
    reason: '',
    path,
    evidence: [],
    contradictions: [],
  };
}

/** A run of the given steps, numbered from 1. */
export function runOf(steps: readonly Step[], verdicts: readonly Verdict[] = []): Run {
  return {
    answer: 'The run finishes.',
    assumptions: [],
    start: FACTS,
    plan: [],
    steps: steps.map((item, index) => ({ ...item, number: index + 1 })),
    verdicts,
    final: { canLogIn: true, imageState: 'IMAGE_STATE_COMPLETE', imageMade: true, rdp: 'open', accounts: [] },
  };
}
