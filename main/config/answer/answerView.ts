import type {
  AnswerFileView,
  AnswerItem,
  AnswerItemField,
  AnswerList,
  AnswerPassword,
  AnswerPassView,
} from '../../../shared/model/answerFile.ts';
import { keyValueOf, readAnswerFile, type AnswerPass } from '../answerFile.ts';
import { knownSetting } from '../catalogue.ts';
import type { ConfigDocument } from '../document.ts';
import { maskText } from '../maskText.ts';
import { WCM_NAMESPACE } from '../namespaces.ts';
import { isSecretPath } from '../secrets.ts';
import { formatStep, stepsOf } from '../settings/notation.ts';
import type { SettingNode } from '../settings/node.ts';
import { MAX_LISTED } from '../settings/read.ts';
import { settingTree } from '../settings/tree.ts';
import type { LineIndex } from '../../../shared/text/lineIndex.ts';
import { attribute, attributeIn, childElements } from '../xml/navigate.ts';
import type { XmlElement } from '../xml/nodes.ts';
import { inSequence, listItemsOf } from './listItems.ts';
import { statedPassword } from './passwordStates.ts';

/** Where a walk over the settings of an answer file stands. */
interface Standing {
  /** Names on the way, outermost first: pass, component, elements. */
  readonly names: readonly string[];
  /** The same in the notation of settings. */
  readonly setting: string;
}

/** A node of the file with its name. */
interface Named extends Standing {
  readonly node: SettingNode;
  /** Position among all nodes. */
  readonly at: number;
}

/**
 * What an answer file is made of: passes, components, lists in the sequence in which Windows takes their items, and how
 * each password stands there. `showSecrets` gives secrets as they are and hidden passwords decoded. A file that is no
 * answer file has nothing; of a huge one the first `MAX_LISTED` elements count.
 */
export function viewAnswerFile(config: ConfigDocument, showSecrets = false): AnswerFileView {
  const { xml, kind } = config;
  if (kind !== 'answerFile' || xml === null) return { passes: [], lists: [], passwords: [] };
  const all = namedNodes(settingTree(config));
  return {
    passes: passesOf(config, readAnswerFile(config).passes, all),
    lists: listsOf(all, xml.lines, showSecrets),
    passwords: all.flatMap((named) => passwordsOf(named, xml.lines, showSecrets)),
  };
}

/** Every node below the roots, in the order of the file, each behind the one around it. */
function namedNodes(roots: readonly SettingNode[]): readonly Named[] {
  const found: Named[] = [];
  const visit = (siblings: readonly SettingNode[], around: Standing | null): void => {
    const steps = stepsOf(siblings);
    for (const [index, node] of siblings.entries()) {
      const step = steps[index];
      if (step === undefined || found.length >= MAX_LISTED) return;
      const names = [...(around?.names ?? []), node.name];
      const setting = around === null ? formatStep(step) : `${around.setting}/${formatStep(step)}`;
      found.push({ node, names, setting, at: found.length });
      visit(node.children, { names, setting });
    }
  };
  visit(roots, null);
  return found;
}

function passesOf(
  { xml }: ConfigDocument,
  passes: readonly AnswerPass[],
  all: readonly Named[],
): readonly AnswerPassView[] {
  const named = new Map(all.filter(({ names }) => names.length === 2).map((one) => [one.node.offset, one]));
  const blocks =
    xml?.root === null || xml === null ? [] : childElements(xml.root).filter(({ local }) => local === 'settings');
  return passes.map((pass, index) => ({
    ...pass,
    components: (blocks[index]?.elements ?? []).flatMap((element) => {
      const found = named.get(element.start);
      if (found === undefined) return [];
      const { setting, node } = found;
      const line = xml?.lines.at(element.start).line ?? 1;
      return [{ setting, name: node.name, architecture: node.architecture ?? '', line, settings: countLeaves(node) }];
    }),
  }));
}

function countLeaves(node: SettingNode): number {
  const own = node.value === null ? 0 : 1;
  return node.children.reduce((sum, child) => sum + countLeaves(child), own);
}

function listsOf(all: readonly Named[], lines: LineIndex, showSecrets: boolean): readonly AnswerList[] {
  const items = all.filter(isItem);
  const lists = Map.groupBy(items, (item) => listName(item));
  return Array.from(lists, ([setting, members]) => {
    const elements = members.flatMap((member) => elementOf(member) ?? []);
    const list = listItemsOf(elements);
    const [pass = '', component = ''] = members[0]?.names ?? [];
    return {
      setting,
      pass,
      component,
      sequence: list.sequence,
      items: inSequence(list).flatMap((place, index): readonly AnswerItem[] => {
        const [member, element] = [members[place], elements[place]];
        if (member === undefined || element === undefined) return [];
        return [
          {
            setting: member.setting,
            position: index + 1,
            action: actionOf(element),
            key: keyValueOf(element),
            order: list.orders[place] ?? null,
            line: lines.at(element.start).line,
            fields: fieldsOf(member, all, showSecrets),
          },
        ];
      }),
    };
  });
}

/** Whether a node is an item of a list: by its `wcm:action` or key, or because the catalogue says so. */
function isItem({ node, names }: Named): boolean {
  if (names.length < 3 || node.target.kind !== 'element') return false;
  const type = knownSetting(names[1] ?? '', names.slice(2).join('/'))?.type;
  return node.item || type === 'listItem' || type === 'keyedListItem';
}

/** The name of an item without what chooses it among the others. */
function listName({ node, setting }: Named): string {
  const around = setting.slice(0, lastStepStart(setting));
  return around + formatStep({ name: node.name, architecture: null, index: null, key: null });
}

/** Where the last step begins: behind the last slash outside of brackets and quotation marks. */
function lastStepStart(setting: string): number {
  const steps = [...setting.matchAll(/(?:"(?:[^"\\]|\\.)*"|[^/[\]"]+)(?:\[[^\]]*\])?(?:\/|$)/g)];
  return steps.at(-1)?.index ?? 0;
}

function actionOf(element: XmlElement): string | null {
  return (attributeIn(element, WCM_NAMESPACE, 'action') ?? attribute(element, 'wcm:action'))?.value ?? null;
}

function elementOf({ node }: Named): XmlElement | null {
  return node.target.kind === 'element' ? node.target.whole : null;
}

function fieldsOf(item: Named, all: readonly Named[], showSecrets: boolean): readonly AnswerItemField[] {
  const fields: AnswerItemField[] = [];
  for (let at = item.at; at < all.length; at++) {
    const named = all[at];
    if (named === undefined || (at > item.at && !named.setting.startsWith(`${item.setting}/`))) break;
    const path = named.setting.slice(item.setting.length + 1);
    if (named.node.value !== null && path !== 'Order')
      fields.push(fieldOf(path, named.node.value, isSecretPath(named.names), showSecrets));
  }
  return fields;
}

function fieldOf(path: string, value: string, secret: boolean, showSecrets: boolean): AnswerItemField {
  if (showSecrets) return { path, value, secret };
  if (secret) return { path, value: value === '' ? '' : null, secret };
  const masked = maskText('unknown', value);
  return { path, value: masked.text, secret: masked.spans.length > 0 };
}

function passwordsOf(named: Named, lines: LineIndex, showSecrets: boolean): readonly AnswerPassword[] {
  const element = elementOf(named);
  const stated = element === null || named.names.length < 3 ? null : statedPassword(element);
  if (element === null || stated === null) return [];
  const { state, clear } = stated;
  const line = lines.at(element.start).line;
  return [{ setting: named.setting, pass: named.names[0] ?? '', state, line, ...(showSecrets ? { clear } : {}) }];
}
