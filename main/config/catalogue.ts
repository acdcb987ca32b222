import data from '../../resources/settings/answer-file.json' with { type: 'json' };

/** A setting of the answer file as the reference describes it. Source: answer file facts, unattend-settings. */
export interface KnownSetting {
  /** Element path below the component. */
  readonly path: string;
  readonly passes: readonly string[];
  readonly type: string;
  readonly values?: readonly string[];
  readonly maxLength?: number;
  readonly sensitive?: string;
  readonly keyAttribute?: string;
  readonly childOrder?: readonly string[];
  readonly notes: string;
}

interface Catalogue {
  readonly passOrder: readonly string[];
  readonly components: readonly { readonly name: string; readonly settings: readonly KnownSetting[] }[];
}

const catalogue = data as unknown as Catalogue;

/** The passes in the order in which Windows runs them. */
export const PASSES: readonly string[] = catalogue.passOrder;

const COMPONENTS: ReadonlyMap<string, ReadonlyMap<string, KnownSetting>> = new Map(
  catalogue.components.map(({ name, settings }) => [name, new Map(settings.map((known) => [known.path, known]))]),
);

/** The setting at a path (without selectors) of a component; null when the reference has none. */
export function knownSetting(component: string, path: string): KnownSetting | null {
  return COMPONENTS.get(component)?.get(path) ?? null;
}

/** Paths of a component's settings in the order of the reference; empty for an unknown component. */
export function knownPaths(component: string): readonly string[] {
  return [...(COMPONENTS.get(component)?.keys() ?? [])];
}

/** Names of the components of image preparation. */
export function knownComponents(): readonly string[] {
  return [...COMPONENTS.keys()];
}

/** Real files write a password's Value before its PlainText, which the reference lists first. */
const VALUE_FIRST = -1;

/** Position of a child in the order of the reference, where its parent prescribes or lists one; null when unknown. */
export function childRank(component: string, parentPath: string, child: string): number | null {
  const prescribed = knownSetting(component, parentPath)?.childOrder;
  const position = prescribed?.indexOf(child) ?? -1;
  if (position >= 0) return position;
  if (child === 'Value') return VALUE_FIRST;
  const path = parentPath === '' ? child : `${parentPath}/${child}`;
  const rank = knownPaths(component).indexOf(path);
  return rank < 0 ? null : rank;
}
