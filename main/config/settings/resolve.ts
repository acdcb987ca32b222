import { formatStep, namesakes, stepsOf, type SettingStep } from './notation.ts';
import type { SettingNode } from './node.ts';

/** What a setting's name leads to in a file. `parents` are the nodes found on the way, outermost first. */
export type Resolution =
  | { readonly kind: 'found'; readonly node: SettingNode; readonly parents: readonly SettingNode[] }
  | { readonly kind: 'absent'; readonly parents: readonly SettingNode[]; readonly missing: readonly SettingStep[] }
  | { readonly kind: 'ambiguous'; readonly step: SettingStep; readonly choices: readonly string[] };

/** Follows a setting's steps through a tree. A step that fits several nodes and does not say which is ambiguous. */
export function resolve(roots: readonly SettingNode[], steps: readonly SettingStep[]): Resolution {
  const parents: SettingNode[] = [];
  let siblings = roots;
  for (const [depth, step] of steps.entries()) {
    const chosen = choose(step, siblings);
    const [node] = chosen;
    if (node === undefined) return { kind: 'absent', parents, missing: steps.slice(depth) };
    if (chosen.length > 1) return { kind: 'ambiguous', step, choices: namesOf(chosen, siblings) };
    if (depth === steps.length - 1) return { kind: 'found', node, parents };
    parents.push(node);
    siblings = node.children;
  }
  return { kind: 'absent', parents, missing: steps };
}

function choose(step: SettingStep, siblings: readonly SettingNode[]): readonly SettingNode[] {
  const same = namesakes(step.name, step.architecture, siblings);
  if (step.index !== null) return same.slice(step.index - 1, step.index);
  if (step.key !== null) return same.filter((node) => hasKey(node, step.key));
  const preferred = same.filter((node) => node.preferred);
  return preferred.length === 1 ? preferred : same;
}

function hasKey(node: SettingNode, key: SettingStep['key']): boolean {
  if (key === null) return false;
  if (node.key?.name === key.name) return node.key.value === key.value;
  return node.children.some((child) => child.name === key.name && child.value?.trim() === key.value);
}

function namesOf(chosen: readonly SettingNode[], siblings: readonly SettingNode[]): readonly string[] {
  const steps = stepsOf(siblings);
  return siblings.flatMap((node, index) => {
    const step = steps[index];
    return chosen.includes(node) && step !== undefined ? [formatStep(step)] : [];
  });
}
