import { foldCase } from '../../../shared/base/caseless.ts';
import { failure, problem, success, type Outcome } from '../../../shared/model/diagnostic.ts';
import type { SettingNode } from './node.ts';

/** One step of a setting's name: `Name`, `Name@ARCH`, `Name[2]`, `Name[Order=2]`. */
export interface SettingStep {
  readonly name: string;
  readonly architecture: string | null;
  /** From 1. */
  readonly index: number | null;
  readonly key: { readonly name: string; readonly value: string } | null;
}

/** UTF-16 units of a setting's name. */
export const MAX_SETTING_LENGTH = 4096;
const STEP = /(?:"((?:[^"\\]|\\.)*)"|([^/[\]"]+))(?:\[([^\]]*)\])?(?:\/|$)/y;

/** Reads a setting's name. A name with `/`, `[` or quotation marks stands in quotation marks itself. */
export function parseSetting(setting: string): Outcome<readonly SettingStep[]> {
  if (setting.length > MAX_SETTING_LENGTH) return badSetting('The name of the setting is too long.');
  const steps: SettingStep[] = [];
  STEP.lastIndex = 0;
  let end = 0;
  for (let match = STEP.exec(setting); match !== null && end < setting.length; match = STEP.exec(setting)) {
    const step = readStep(match[1], match[2], match[3]);
    if (step === null) return badSetting(`The step "${match[0]}" of the setting ${setting} is not understood.`);
    steps.push(step);
    end = STEP.lastIndex;
  }
  if (steps.length === 0 || end < setting.length || setting.endsWith('/'))
    return badSetting(`"${setting}" is not the name of a setting.`);
  return success(steps);
}

function readStep(
  quoted: string | undefined,
  bare: string | undefined,
  selector: string | undefined,
): SettingStep | null {
  const at = quoted === undefined ? (bare ?? '').lastIndexOf('@') : -1;
  const whole = quoted === undefined ? (bare ?? '') : quoted.replaceAll(/\\(.)/g, '$1');
  const name = at > 0 ? whole.slice(0, at) : whole;
  const architecture = at > 0 ? whole.slice(at + 1) : null;
  if (selector === undefined) return { name, architecture, index: null, key: null };
  if (/^[1-9]\d{0,8}$/.test(selector)) return { name, architecture, index: Number(selector), key: null };
  const equals = selector.indexOf('=');
  if (equals <= 0) return null;
  return {
    name,
    architecture,
    index: null,
    key: { name: selector.slice(0, equals), value: selector.slice(equals + 1) },
  };
}

function badSetting(summary: string): Outcome<never> {
  return failure(
    problem('usage', 'setting-syntax', summary, {
      detail: 'The name of a setting was being read.',
      fix: 'Write steps with slashes, such as specialize/Microsoft-Windows-Shell-Setup/CopyProfile; [2] or [Order=2] names one of several.',
    }),
  );
}

/** A step as text. */
export function formatStep({ name, architecture, index, key }: SettingStep): string {
  const plain = /^@?[^/[\]"\\@]+$/.test(name) ? name : `"${name.replaceAll(/["\\]/g, '\\$&')}"`;
  const selector = key === null ? (index === null ? '' : `[${index}]`) : `[${key.name}=${key.value}]`;
  return plain + (architecture === null ? '' : `@${architecture}`) + selector;
}

/** Nodes of one name (and architecture, when given) in file order, from which a selector chooses. */
export function namesakes(
  name: string,
  architecture: string | null,
  nodes: readonly SettingNode[],
): readonly SettingNode[] {
  const exact = nodes.filter((node) => node.name === name);
  const folded = foldCase(name);
  const found = exact.length > 0 ? exact : nodes.filter((node) => node.caseless && foldCase(node.name) === folded);
  if (architecture === null) return found;
  return found.filter((node) => foldCase(node.architecture ?? '') === foldCase(architecture));
}

/** The canonical steps of siblings, each as short as it can be and still name its node alone. */
export function stepsOf(siblings: readonly SettingNode[]): readonly SettingStep[] {
  const byName = Map.groupBy(siblings, ({ name }) => name);
  const steps = new Map<SettingNode, SettingStep>();
  for (const named of byName.values()) {
    const builds = Map.groupBy(named, ({ architecture }) => architecture);
    for (const [architecture, same] of builds) nameEach(same, builds.size > 1 ? architecture : null, steps);
  }
  return siblings.map((node) => steps.get(node) ?? { name: node.name, architecture: null, index: null, key: null });
}

function nameEach(
  same: readonly SettingNode[],
  architecture: string | null,
  steps: Map<SettingNode, SettingStep>,
): void {
  const keys = Map.groupBy(same, ({ key }) => key?.value ?? '');
  for (const [position, node] of same.entries()) {
    const step = { name: node.name, architecture, index: null, key: null };
    const usable = node.key !== null && /^[^\]]+$/.test(node.key.value) && keys.get(node.key.value)?.length === 1;
    if (node.preferred || (same.length === 1 && !node.item)) steps.set(node, step);
    else steps.set(node, usable ? { ...step, key: node.key } : { ...step, index: position + 1 });
  }
}
