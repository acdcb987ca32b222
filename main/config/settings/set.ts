import { success, type Outcome } from '../../../shared/model/diagnostic.ts';
import { applyEdits, type TextEdit } from '../../../shared/text/edits.ts';
import { composeEdits } from '../../../shared/text/composeEdits.ts';
import { removeData } from '../data/removeData.ts';
import { replaceData } from '../data/replaceData.ts';
import { openConfig, type ConfigDocument } from '../document.ts';
import { spliceEdits } from '../text/spliceEdits.ts';
import { insertElement } from '../xml/edit/insert.ts';
import { removeAttribute, removeWithLine } from '../xml/edit/remove.ts';
import { replaceAttribute, replaceText } from '../xml/edit/replaceText.ts';
import { firstForbidden } from '../xml/escape.ts';
import { childElements } from '../xml/navigate.ts';
import type { XmlElement } from '../xml/nodes.ts';
import { addSetting } from './add.ts';
import { heldBy } from './canHold.ts';
import { formatStep, parseSetting, type SettingStep } from './notation.ts';
import type { SettingNode, Target } from './node.ts';
import { ambiguousSetting, badRequest, changesOthers, damagedFile } from './problems.ts';
import { resolve } from './resolve.ts';
import { strayChange, type Purpose } from './strayChange.ts';
import { settingTree } from './tree.ts';

type Edits = Outcome<readonly TextEdit[]>;

/** Edits with what they are for. */
type Plan = Outcome<{ readonly edits: readonly TextEdit[]; readonly purpose: Purpose }>;

/** A setting as it was asked for, and where it was found. */
interface Found {
  readonly setting: string;
  readonly steps: readonly SettingStep[];
  readonly node: SettingNode;
}

/**
 * The edits of the text that give a setting this value; null removes it with its line. A value that is there already
 * needs none. An absent setting that the catalogue knows is added, laid out like its neighbours.
 *
 * The file with the edits is read again: it holds the new value and everything else as before, or the edits are
 * refused. Fails with `usage`: `setting-syntax`, `setting-ambiguous`, `setting-unknown` (names near ones),
 * `setting-is-group`, `setting-pass` (not valid in that pass), `setting-item-missing`, `setting-selector` (names one
 * of several where there is only one), `setting-holds-text` (the group around it has text), `setting-only-key` (all
 * that an item holds), `value-not-allowed` (characters that the file cannot hold); with `input`: `setting-file-damaged`, `setting-changes-others`, `text-not-encodable`.
 */
export function setSetting(config: ConfigDocument, setting: string, value: string | null): Edits {
  return setSettings(config, [{ setting, value }]);
}

/** Edits for several settings, one after the other; each sees what the ones before it made. Fails as `setSetting`. */
export function setSettings(
  config: ConfigDocument,
  changes: readonly { readonly setting: string; readonly value: string | null }[],
): Edits {
  const { text } = config.source;
  let edits: readonly TextEdit[] = [];
  let current = config;
  for (const { setting, value } of changes) {
    const plan = planChange(current, setting, value);
    if (!plan.ok) return plan;
    if (plan.value.edits.length === 0) continue;
    edits = composeEdits(text.length, edits, plan.value.edits);
    const bytes = spliceEdits(config.source, edits);
    if (!bytes.ok) return bytes;
    const after = openConfig(config.path, bytes.value);
    const isRead = after.source.text === applyEdits(text, edits);
    const stray = isRead ? strayChange(current, after, plan.value.purpose) : 0;
    if (stray !== null) return changesOthers(current, setting, stray);
    current = after;
  }
  return success(edits);
}

function planChange(config: ConfigDocument, setting: string, value: string | null): Plan {
  const steps = parseSetting(setting);
  if (!steps.ok) return steps;
  if (config.xml !== null && value !== null && firstForbidden(value) !== null)
    return badRequest(
      'value-not-allowed',
      `The value for ${setting} holds a character that XML cannot hold.`,
      'Leave control characters out of the value.',
    );
  const found = resolve(settingTree(config), steps.value);
  if (found.kind === 'ambiguous') return ambiguousSetting(setting, found.step, found.choices);
  if (found.kind === 'absent') {
    const purpose = { kind: 'add', steps: steps.value, value: value ?? '' } as const;
    return planned(addSetting(config, { setting, steps: steps.value, found, value }), purpose);
  }
  const place = { setting, steps: steps.value, node: found.node };
  return value === null ? removeFound(config, place) : replaceFound(config, place, value);
}

function planned(edits: Edits, purpose: Purpose): Plan {
  return edits.ok ? success({ edits: edits.value, purpose }) : edits;
}

function replaceFound(config: ConfigDocument, { setting, steps, node }: Found, value: string): Plan {
  const { target } = node;
  if (node.value === null || target.kind === 'virtual')
    return badRequest(
      'setting-is-group',
      `${setting} is a group of settings and takes no value.`,
      'Name a setting inside it.',
    );
  if (target.kind === 'element' && target.holder === null)
    return planned(addState(config, target.whole, value), { kind: 'add', steps, value });
  const at = startOf(target);
  return planned(replaceAt(config, setting, target, value), { kind: 'set', at, value });
}

function startOf(target: Exclude<Target, { kind: 'virtual' }>): number {
  if (target.kind === 'element') return (target.holder ?? target.whole).start;
  return target.kind === 'attribute' ? target.attribute.start : target.entry.start;
}

function replaceAt(config: ConfigDocument, setting: string, target: Target, value: string): Edits {
  const { xml, data } = config;
  if (target.kind === 'data') return success(replaceData(data?.format ?? 'json', target.entry, value));
  if (target.kind === 'attribute') return success(replaceAttribute(target.attribute, value, heldBy(config)));
  if (xml === null || target.kind === 'virtual' || target.holder === null) return success([]);
  if (!isWhole(target.holder)) return damagedFile(config.path, `The element of ${setting} has no end tag.`);
  return success(replaceText(xml, target.holder, value, heldBy(config)));
}

function removeFound(config: ConfigDocument, { setting, steps, node: { target } }: Found): Plan {
  const { xml, data } = config;
  if (target.kind === 'data' && data !== null) {
    if (!data.wellFormed)
      return damagedFile(config.path, 'The file is not well-formed, so nothing can be removed from it.');
    const edits = removeData(config.source.text, data, target.entry);
    return edits === null
      ? onlyKey(setting, steps)
      : success({ edits, purpose: { kind: 'remove', span: target.entry } });
  }
  if (xml === null || target.kind === 'virtual' || target.kind === 'data')
    return badRequest('setting-is-group', `${setting} is no single place of the file.`, 'Name a setting inside it.');
  if (target.kind === 'attribute')
    return success({
      edits: [removeAttribute(xml, target.attribute)],
      purpose: { kind: 'remove', span: target.attribute },
    });
  if (!isWhole(target.whole)) return damagedFile(config.path, `The element of ${setting} has no end tag.`);
  return success({ edits: [removeWithLine(xml, target.whole)], purpose: { kind: 'remove', span: target.whole } });
}

function onlyKey(setting: string, steps: readonly SettingStep[]): Outcome<never> {
  const item = steps.slice(0, -1).map(formatStep).join('/');
  return badRequest(
    'setting-only-key',
    `${setting} is all that its list item holds; an empty item would stay behind.`,
    item === '' ? 'Remove the item in the file itself.' : `Remove the whole item ${item}.`,
  );
}

/** A row (plug-in, property) that lacks the element with its value. */
function addState(config: ConfigDocument, row: XmlElement, value: string): Edits {
  if (config.xml?.wellFormed !== true)
    return damagedFile(config.path, 'The file is not well-formed, so nothing can be added to it.');
  const name = config.kind === 'ec2config' ? 'State' : 'Value';
  const after = childElements(row).at(-1) ?? null;
  return success([insertElement(config.xml, row, after, { name, content: value }, heldBy(config))]);
}

function isWhole(element: XmlElement): boolean {
  return element.selfClosing || element.close !== null;
}
