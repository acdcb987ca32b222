import { attribute, attributeIn, childElement, childElements, ownText } from '../xml/navigate.ts';
import type { XmlElement } from '../xml/nodes.ts';
import { WCM_NAMESPACE } from '../namespaces.ts';
import { keyValueOf } from '../answerFile.ts';
import { settingNode, type SettingNode } from './node.ts';

interface ElementOptions {
  readonly caseless: boolean;
  /** Whether attributes are settings too. */
  readonly attributes: boolean;
}

const PLAIN: ElementOptions = { caseless: false, attributes: false };

/** The settings of an answer file: passes, components, elements. A pass in several blocks is one step. */
export function answerFileTree(root: XmlElement): readonly SettingNode[] {
  const blocks = childElements(root).filter(({ local }) => local === 'settings');
  const passes = Map.groupBy(blocks, (block) => attribute(block, 'pass')?.value ?? '');
  return Array.from(passes, ([pass, same]) =>
    settingNode(pass, { kind: 'virtual' }, { children: same.flatMap(componentNodes) }),
  );
}

function componentNodes(block: XmlElement): readonly SettingNode[] {
  return childElements(block)
    .filter(({ local }) => local === 'component')
    .map(componentNode);
}

function componentNode(element: XmlElement): SettingNode {
  const name = attribute(element, 'name')?.value ?? '';
  const architecture = attribute(element, 'processorArchitecture')?.value ?? null;
  const target = { kind: 'element', whole: element, holder: element } as const;
  return settingNode(name, target, { architecture, offset: element.start, children: elementNodes(element, PLAIN) });
}

/** The settings of Config.xml: plug-ins by name, then whatever else is there by element name. */
export function ec2ConfigTree(root: XmlElement): readonly SettingNode[] {
  const options = { caseless: true, attributes: false };
  return childElements(root).map((element) =>
    element.local === 'Plugins'
      ? settingNode(
          'Plugins',
          { kind: 'element', whole: element, holder: element },
          {
            offset: element.start,
            children: rowNodes(element, 'Plugin', 'State'),
          },
        )
      : elementNode(element, options),
  );
}

/** The settings of BundleConfig.xml: `Properties`, `Sysprep` (the block for 6.0), and the rest by element name. */
export function bundleConfigTree(root: XmlElement): readonly SettingNode[] {
  const options = { caseless: true, attributes: false };
  const properties = settingNode('Properties', { kind: 'virtual' }, { children: rowNodes(root, 'Property', 'Value') });
  const general = childElement(root, 'GeneralSettings');
  const blocks = new Set(general === null ? [] : childElements(general).filter(({ local }) => local === 'Sysprep'));
  const sysprep = Array.from(blocks, (block) => {
    const version = attribute(block, 'version')?.value ?? '';
    return { ...elementNode(block, options), key: { name: 'version', value: version }, preferred: version === '6.0' };
  });
  const others = childElements(root)
    .filter(({ local }) => local !== 'Property')
    .map((element) => elementNode(element, options))
    .map((node) => ({ ...node, children: node.children.filter((child) => !isBlock(child, blocks)) }));
  return [properties, ...sysprep, ...others];
}

function isBlock(node: SettingNode, blocks: ReadonlySet<XmlElement>): boolean {
  return node.target.kind === 'element' && blocks.has(node.target.whole);
}

/** The settings of any other XML file: elements below the root by name, attributes as `@name`. */
export function xmlTree(root: XmlElement): readonly SettingNode[] {
  const options = { caseless: false, attributes: true };
  const node = elementNode(root, options);
  return node.value === null ? node.children : [node];
}

function rowNodes(parent: XmlElement, row: string, value: string): readonly SettingNode[] {
  return childElements(parent)
    .filter(({ local }) => local === row)
    .flatMap((whole) => {
      const name = childElement(whole, 'Name');
      if (name === null) return [];
      const holder = childElement(whole, value);
      const text = holder === null ? '' : ownText(holder);
      const parts = { caseless: true, value: text, offset: (holder ?? whole).start };
      return [settingNode(ownText(name).trim(), { kind: 'element', whole, holder }, parts)];
    });
}

function elementNodes(parent: XmlElement, options: ElementOptions): readonly SettingNode[] {
  return childElements(parent).map((element) => elementNode(element, options));
}

function elementNode(element: XmlElement, options: ElementOptions): SettingNode {
  const attributes = options.attributes ? attributeNodes(element) : [];
  const elements = elementNodes(element, options);
  const text = ownText(element);
  const leaf = elements.length === 0 && (attributes.length === 0 || text.trim() !== '');
  const action = attributeIn(element, WCM_NAMESPACE, 'action') ?? attribute(element, 'wcm:action');
  const key = keyOf(element);
  return settingNode(
    element.local,
    { kind: 'element', whole: element, holder: element },
    {
      caseless: options.caseless,
      key,
      item: action !== null || key?.name === 'keyValue',
      value: leaf ? text : null,
      offset: element.start,
      children: [...attributes, ...elements],
    },
  );
}

function keyOf(element: XmlElement): SettingNode['key'] {
  const keyValue = keyValueOf(element);
  if (keyValue !== null) return { name: 'keyValue', value: keyValue };
  const order = childElement(element, 'Order');
  return order === null ? null : { name: 'Order', value: ownText(order).trim() };
}

function attributeNodes(element: XmlElement): readonly SettingNode[] {
  return element.attributes
    .filter(({ name }) => name !== 'xmlns' && !name.startsWith('xmlns:'))
    .map((found) =>
      settingNode(
        `@${found.name}`,
        { kind: 'attribute', attribute: found },
        { value: found.value, offset: found.start },
      ),
    );
}
