import { success, type Outcome } from '../../../shared/model/diagnostic.ts';
import { applyEdits, type TextEdit } from '../../../shared/text/edits.ts';
import { composeEdits } from '../../../shared/text/composeEdits.ts';
import { removeData, replaceData } from '../data/editData.ts';
import { withText, type ConfigDocument } from '../document.ts';
import { insertElement } from '../xml/edit/insert.ts';
import { removeAttribute, removeWithLine } from '../xml/edit/remove.ts';
import { replaceAttribute, replaceText } from '../xml/edit/replaceText.ts';
import { firstForbidden } from '../xml/escape.ts';
import { childElements } from '../xml/navigate.ts';
import type { XmlDocument, XmlElement } from '../xml/nodes.ts';
import { addSetting } from './add.ts';
import { heldBy } from './canHold.ts';
import { parseSetting } from './notation.ts';
import type { SettingNode } from './node.ts';
import { ambiguousSetting, badRequest, damagedFile } from './problems.ts';
import { resolve } from './resolve.ts';
import { settingTree } from './tree.ts';

type Edits = Outcome<readonly TextEdit[]>;

/**
 * The edits of the text that give a setting this value; null removes it with its line. A value that is there already
 * needs none. An absent setting that the catalogue knows is added, laid out like its neighbours.
 *
 * Fails with `usage`: `setting-syntax`, `setting-ambiguous`, `setting-unknown` (names near ones), `setting-is-group`,
 * `setting-pass` (not valid in that pass), `value-not-allowed` (characters that the file cannot hold); with `input`:
 * `setting-file-damaged`.
 */
export function setSetting(config: ConfigDocument, setting: string, value: string | null): Edits {
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
  if (found.kind === 'absent') return addSetting(config, { setting, steps: steps.value, found, value });
  return value === null ? removeFound(config, setting, found.node) : replaceFound(config, setting, found.node, value);
}

/** Edits for several settings, one after the other; each sees what the ones before it made. */
export function setSettings(
  config: ConfigDocument,
  changes: readonly { readonly setting: string; readonly value: string | null }[],
): Edits {
  const length = config.source.text.length;
  let edits: readonly TextEdit[] = [];
  let current = config;
  for (const { setting, value } of changes) {
    const step = setSetting(current, setting, value);
    if (!step.ok) return step;
    edits = composeEdits(length, edits, step.value);
    current = withText(config, applyEdits(config.source.text, edits));
  }
  return success(edits);
}

function replaceFound(config: ConfigDocument, setting: string, node: SettingNode, value: string): Edits {
  if (node.value === null)
    return badRequest(
      'setting-is-group',
      `${setting} is a group of settings and takes no value.`,
      'Name a setting inside it.',
    );
  const { target } = node;
  if (target.kind === 'data') return success(replaceData(config.data?.format ?? 'json', target.entry, value));
  const { xml } = config;
  if (xml === null || target.kind === 'virtual') return success([]);
  if (target.kind === 'attribute') return success(replaceAttribute(target.attribute, value, heldBy(config)));
  if (target.holder === null) return addState(config, xml, target.whole, value);
  if (!isWhole(target.holder)) return damagedFile(config.path, `The element of ${setting} has no end tag.`);
  return success(replaceText(xml, target.holder, value, heldBy(config)));
}

function removeFound(config: ConfigDocument, setting: string, { target }: SettingNode): Edits {
  if (target.kind === 'data')
    return success(removeData(config.source.text, config.data?.format ?? 'json', target.entry));
  const { xml } = config;
  if (xml === null || target.kind === 'virtual')
    return badRequest('setting-is-group', `${setting} is no single place of the file.`, 'Name a setting inside it.');
  if (target.kind === 'attribute') return success([removeAttribute(xml, target.attribute)]);
  if (!isWhole(target.whole)) return damagedFile(config.path, `The element of ${setting} has no end tag.`);
  return success([removeWithLine(xml, target.whole)]);
}

/** A row (plug-in, property) that lacks the element with its value. */
function addState(config: ConfigDocument, xml: XmlDocument, row: XmlElement, value: string): Edits {
  if (!xml.wellFormed) return damagedFile(config.path, 'The file is not well-formed, so nothing can be added to it.');
  const name = config.kind === 'ec2config' ? 'State' : 'Value';
  const after = childElements(row).at(-1) ?? null;
  return success([insertElement(xml, row, after, { name, content: value }, heldBy(config))]);
}

function isWhole(element: XmlElement): boolean {
  return element.selfClosing || element.close !== null;
}
