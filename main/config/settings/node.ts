import type { XmlAttribute, XmlElement } from '../xml/nodes.ts';
import type { DataEntry } from '../data/nodes.ts';

/** Where a setting lives in its file. */
export type Target =
  /** The text is in `holder` (null where that element is missing); removing takes away `whole`. */
  | { readonly kind: 'element'; readonly whole: XmlElement; readonly holder: XmlElement | null }
  | { readonly kind: 'attribute'; readonly attribute: XmlAttribute }
  | { readonly kind: 'data'; readonly entry: DataEntry }
  /** A group that is no single place: a pass in several blocks, the properties. */
  | { readonly kind: 'virtual' };

/** A step of the settings' tree as the notation sees it: a pass, a component, a plug-in, an element, a key. */
export interface SettingNode {
  readonly name: string;
  /** Of a component; null for everything else. */
  readonly architecture: string | null;
  /** What names it among items of a list: `Order` or `keyValue`; `version` of a Sysprep block. */
  readonly key: { readonly name: string; readonly value: string } | null;
  /** Whether it is an item of a list, even if it is the only one. */
  readonly item: boolean;
  /** Whether a step without selector means this one. */
  readonly preferred: boolean;
  /** Whether its name is compared without case. */
  readonly caseless: boolean;
  /** Null for a group. */
  readonly value: string | null;
  /** Where it begins, in UTF-16 units; null for a group that is no single place. */
  readonly offset: number | null;
  readonly children: readonly SettingNode[];
  readonly target: Target;
}

/** Makes a node; what is not given is that of an ordinary group. */
export function settingNode(
  name: string,
  target: Target,
  parts: Partial<Omit<SettingNode, 'name' | 'target'>> = {},
): SettingNode {
  return {
    name,
    architecture: null,
    key: null,
    item: false,
    preferred: false,
    caseless: false,
    value: null,
    offset: null,
    children: [],
    target,
    ...parts,
  };
}
