import { baseName } from '../../../shared/base/winPath.ts';
import type { Evidence } from '../../../shared/model/diagnostic.ts';
import type { Change } from '../../../shared/model/simulation.ts';
import { currentControlSet, type Cause, type LastChange } from '../changeLog.ts';

/** Who did something, as the subject of a sentence: the order of the answer file, the script, the agent. */
export function doer({ step, title, line }: Cause): string {
  const order = /^Order \d+(?=:)/.exec(title)?.[0];
  if (order !== undefined && step.startsWith('specialize-order-')) return order;
  if (line?.file !== undefined) return baseName(line.file);
  if (step.startsWith('oobe-')) return 'the answer file';
  if (step === 'specialize-start') return 'the first boot';
  return step.startsWith('beforeready-') ? 'EC2Config' : `the step "${title}"`;
}

/** A clause as a sentence of its own. */
export function sentence(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
}

/** What a change is about, in words. */
export function thingOf({ kind, target }: Change): string {
  return kind === 'registry'
    ? currentControlSet(target)
    : kind === 'password'
      ? `password of ${target}`
      : `account ${target}`;
}

/** What became of a thing, in words. */
export function afterOf({ after }: Change): string {
  if (after === null) return 'deleted';
  return typeof after === 'string' ? after : String(after.data);
}

/** The line that changed something, with what it made of it. */
export function lineEvidence({ change, cause }: LastChange): readonly Evidence[] {
  if (cause.line === null) return [];
  return [{ where: cause.line, text: `${thingOf(change)} becomes ${afterOf(change)}` }];
}
