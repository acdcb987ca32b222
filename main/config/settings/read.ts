import { failure, problem, success, type Outcome } from '../../../shared/model/diagnostic.ts';
import type { ConfigSetting } from '../../../shared/model/config.ts';
import { LineIndex } from '../../../shared/text/lineIndex.ts';
import type { ConfigDocument } from '../document.ts';
import { maskText } from '../maskText.ts';
import { isSecretPath } from '../secrets.ts';
import { formatStep, MAX_SETTING_LENGTH, parseSetting, stepsOf } from './notation.ts';
import type { SettingNode } from './node.ts';
import { ambiguousSetting, BEHIND_DAMAGE, damagedFile } from './problems.ts';
import { resolve } from './resolve.ts';
import { settingTree } from './tree.ts';

interface ReadOptions {
  /** Gives secrets as they are; without it a secret's value is null, and one inside a command is masked. */
  readonly showSecrets?: boolean;
}

/**
 * One setting of a file. Absent: value, line and column are null. Fails with `usage` on a name that is not understood
 * (`setting-syntax`), fits several (`setting-ambiguous`) or is a group of settings (`setting-is-group`), with `input`
 * where the setting may stand behind a damage (`setting-file-damaged`).
 */
export function getSetting(config: ConfigDocument, setting: string, options: ReadOptions = {}): Outcome<ConfigSetting> {
  const steps = parseSetting(setting);
  if (!steps.ok) return steps;
  const found = resolve(settingTree(config), steps.value);
  const secret = isSecretPath(steps.value.map(({ name }) => name));
  if (found.kind === 'ambiguous') return ambiguousSetting(setting, found.step, found.choices);
  if (found.kind === 'absent')
    return config.data?.wellFormed === false
      ? damagedFile(config.path, BEHIND_DAMAGE, 'A setting was being looked up.')
      : success({ setting, value: null, secret, line: null, column: null });
  if (found.node.value === null) return groupSetting(setting, found.node);
  const lines = config.xml?.lines ?? new LineIndex(config.source.text);
  return success(settingOf(setting, found.node, secret, lines, options));
}

/** Settings that are listed of one file; real files have some thousand. */
export const MAX_LISTED = 50_000;

/**
 * Every setting of a file with its place, in the order of the file: the first ones up to `MAX_LISTED`, and none whose
 * name would be longer than a name may be.
 */
export function listSettings(config: ConfigDocument, options: ReadOptions = {}): readonly ConfigSetting[] {
  const lines = config.xml?.lines ?? new LineIndex(config.source.text);
  const found: { readonly offset: number; readonly setting: ConfigSetting }[] = [];
  const visit = (siblings: readonly SettingNode[], prefix: string, names: readonly string[]): void => {
    const steps = stepsOf(siblings);
    for (const [index, node] of siblings.entries()) {
      const step = steps[index];
      if (step === undefined) continue;
      const setting = `${prefix}${formatStep(step)}`;
      if (found.length >= MAX_LISTED) return;
      if (setting.length > MAX_SETTING_LENGTH) continue;
      const path = [...names, node.name];
      if (node.value !== null)
        found.push({ offset: node.offset ?? 0, setting: settingOf(setting, node, isSecretPath(path), lines, options) });
      visit(node.children, `${setting}/`, path);
    }
  };
  visit(settingTree(config), '', []);
  return found.sort((a, b) => a.offset - b.offset).map(({ setting }) => setting);
}

function settingOf(
  setting: string,
  node: SettingNode,
  secret: boolean,
  lines: LineIndex,
  { showSecrets = false }: ReadOptions,
): ConfigSetting {
  const at = node.offset === null ? { line: null, column: null } : lines.at(node.offset);
  const value = node.value ?? '';
  if (showSecrets) return { setting, value, secret, ...at };
  if (secret) return { setting, value: value === '' ? '' : null, secret, ...at };
  const masked = maskText('unknown', value);
  return { setting, value: masked.text, secret: masked.spans.length > 0, ...at };
}

function groupSetting(setting: string, node: SettingNode): Outcome<never> {
  const inside = stepsOf(node.children)
    .slice(0, 5)
    .map((step) => `${setting}/${formatStep(step)}`);
  return failure(
    problem('usage', 'setting-is-group', `${setting} is a group of settings and has no value of its own.`, {
      detail: 'A setting was being looked up.',
      fix: inside.length === 0 ? 'Name a setting inside it.' : `Name a setting inside it: ${inside.join(', ')}.`,
    }),
  );
}
