import type { Outcome } from '../../../shared/model/diagnostic.ts';
import { formatStep, namesakes, type SettingStep } from './notation.ts';
import { badRequest } from './problems.ts';
import type { SettingNode } from './node.ts';
import type { Resolution } from './resolve.ts';

/** What may choose among several of a step that is to be added. */
export interface Selectors {
  /** Builds that the step may name; empty where it has none. */
  readonly architectures: readonly string[];
  /** Whether the file may have several of it. */
  readonly isList: boolean;
  hasKey(name: string): boolean;
}

/** A step that stands once and has no build. */
export const SINGLE: Selectors = { architectures: [], isList: false, hasKey: () => false };

/**
 * Refuses steps that the file lacks and that name one of several where there can be one only: adding it would make a
 * second one, for which Windows refuses the whole file. `allowed` gives what the missing step of a number may name,
 * `roots` are the settings at the top, where there is a list of them.
 */
export function refuseSelectors(
  setting: string,
  { parents, missing }: Extract<Resolution, { kind: 'absent' }>,
  allowed: (index: number) => Selectors = () => SINGLE,
  roots: readonly SettingNode[] = [],
): Outcome<never> | null {
  for (const [index, step] of missing.entries()) {
    const selectors = allowed(index);
    const siblings = index === 0 ? (parents.at(-1)?.children ?? roots) : [];
    const last = namesakes(step.name, step.architecture, siblings).length;
    const next = selectors.isList ? last + 1 : 1;
    if (step.index !== null && (step.index !== next || (!selectors.isList && last > 0))) return itemMissing(step);
    if (!isAllowed(step, selectors)) return selectorUnknown(setting, step);
  }
  return null;
}

function isAllowed({ architecture, key }: SettingStep, selectors: Selectors): boolean {
  if (architecture !== null && !selectors.architectures.includes(architecture.toLowerCase())) return false;
  return key === null || (selectors.isList && selectors.hasKey(key.name));
}

function itemMissing({ name, index }: SettingStep): Outcome<never> {
  return badRequest(
    'setting-item-missing',
    `The file has no ${name} number ${index}.`,
    'Count on from the last one that the file has; what stands once has the number 1 only.',
  );
}

function selectorUnknown(setting: string, step: SettingStep): Outcome<never> {
  return badRequest(
    'setting-selector',
    `${formatStep(step)} in ${setting} is not in the file and cannot be added under that name.`,
    `Write ${step.name} alone, or name it in a way that it has: a build of a component, a key of a list's item.`,
  );
}
