import { answerSide, type LaunchAgent, type Side, type VolumeSettings } from './volumeSettings.ts';
import type { Contradiction } from './rule.ts';

const SHELL = 'Microsoft-Windows-Shell-Setup';

/** A computer name that the answer file of an agent fixes; null where it leaves the name open. */
export function fixedName(settings: VolumeSettings, agent: LaunchAgent): Side | null {
  const answer = settings.answer(agent);
  const name = answer?.answer.get('specialize', SHELL, 'ComputerName') ?? null;
  if (answer === null || name === null || name.value === '' || name.value === '*') return null;
  return answerSide(answer, 'ComputerName', name);
}

/** The same name set in two places, one after the other. */
export function namedTwice(by: Side, name: Side, fix: string): readonly Contradiction[] {
  return [
    {
      summary: `The answer file sets ComputerName ${name.value}, and the agent then names the machine anew.`,
      sides: [by.evidence, name.evidence],
      fix,
    },
  ];
}
