import data from '../../resources/settings/answer-file.json' with { type: 'json' };
import * as z from 'zod';

/** The passes in the order in which Windows runs them. Source: answer file facts, section 2. */
export const PASSES: readonly string[] = [
  'windowsPE',
  'offlineServicing',
  'generalize',
  'specialize',
  'auditSystem',
  'auditUser',
  'oobeSystem',
];

const words = z.array(z.string().min(1)).min(1);

const SETTING = z.strictObject({
  /** Element path below the component. */
  path: z.string().regex(/^\w+(?:\/\w+)*$/),
  passes: words.refine((passes) => passes.every((pass) => PASSES.includes(pass)), 'a pass that is none'),
  /** `any`: which one is not in the facts. */
  type: z.enum(['string', 'boolean', 'integer', 'enum', 'container', 'listItem', 'keyedListItem', 'any']),
  values: words.optional(),
  /** Values that other releases take, not in the reference. */
  moreValues: words.optional(),
  labels: z.record(z.string(), z.string()).optional(),
  radix: z.literal(16).optional(),
  min: z.int().optional(),
  max: z.int().optional(),
  /** What Windows takes in place of a number outside `min` and `max`. */
  outOfRange: z.string().optional(),
  maxLength: z.int().positive().optional(),
  /** Characters where it is absent. */
  lengthUnit: z.literal('bytes').optional(),
  /** False: an empty element is invalid. */
  emptyAllowed: z.boolean().optional(),
  pattern: z.string().optional(),
  format: z
    .enum([
      'computerName',
      'accountName',
      'inputLocaleList',
      'localeTag',
      'productKey',
      'argbHexOrAutomatic',
      'windowsTimeZoneId',
    ])
    .optional(),
  excludes: words.optional(),
  default: z.union([z.string(), z.record(z.string(), z.string()), z.null()]).optional(),
  sensitive: z.enum(['secret', 'licence key', 'account name']).optional(),
  keyAttribute: z.literal('wcm:keyValue').optional(),
  wcmAction: z.literal('add').optional(),
  childOrder: words.optional(),
  deprecatedSince: z.string().optional(),
  /** Not in the reference; `source` says where it comes from. */
  unconfirmed: z.literal(true).optional(),
  source: z.string().optional(),
  /** Last kernel that is known to take a setting of which that is not certain for all. */
  worksUpTo: z.string().optional(),
  notes: z.string().min(1),
});

const CATALOGUE = z.strictObject({
  schema: z.literal('imageprep/unattend-catalogue/1'),
  about: z.string(),
  source: z.string(),
  documentedState: z.string(),
  passOrder: words.refine((order) => order.join() === PASSES.join(), 'not the order of the passes'),
  /** Their settings are checked one component at a time. */
  components: z.array(z.strictObject({ name: z.string().min(1), settings: z.array(z.unknown()) })),
});

const SETTINGS = z.array(SETTING);

/** A setting of the answer file as the reference describes it. Source: answer file facts, unattend-settings. */
export type KnownSetting = Readonly<z.infer<typeof SETTING>>;

/** What the reference has at a place of a component, and below it. */
export interface CatalogueNode {
  /** In the spelling of the reference; empty for the component itself. */
  readonly path: string;
  /** Null for a group that the reference names only as a part of longer paths. */
  readonly known: KnownSetting | null;
  readonly children: ReadonlyMap<string, CatalogueNode>;
}

interface Component {
  readonly settings: ReadonlyMap<string, KnownSetting>;
  readonly paths: readonly string[];
  /** Passes in which it has any setting. */
  readonly passes: ReadonlySet<string>;
  readonly root: CatalogueNode;
}

/** Opens a catalogue and checks all of it. Throws where it does not keep to the schema or a path repeats. */
export function loadCatalogue(content: unknown): Catalogue {
  const catalogue = new Catalogue(content);
  for (const name of catalogue.names) catalogue.component(name);
  return catalogue;
}

/** A catalogue whose components are checked and made ready for look-ups when they are first asked for. */
class Catalogue {
  private readonly unchecked: ReadonlyMap<string, readonly unknown[]>;
  private readonly checked = new Map<string, Component>();

  constructor(content: unknown) {
    this.unchecked = new Map(CATALOGUE.parse(content).components.map(({ name, settings }) => [name, settings]));
  }

  get names(): readonly string[] {
    return [...this.unchecked.keys()];
  }

  /** Null for one that it does not have. */
  component(name: string): Component | null {
    const known = this.checked.get(name);
    if (known !== undefined) return known;
    const settings = this.unchecked.get(name);
    if (settings === undefined) return null;
    const component = readComponent(name, SETTINGS.parse(settings));
    this.checked.set(name, component);
    return component;
  }
}

function readComponent(name: string, settings: readonly KnownSetting[]): Component {
  const paths = new Map(settings.map((known) => [known.path, known]));
  if (paths.size < settings.length) throw new Error(`The catalogue has a setting of ${name} twice.`);
  const passes = new Set(settings.flatMap((known) => known.passes));
  return { settings: paths, paths: [...paths.keys()], passes, root: treeOf(paths) };
}

interface GrowingNode extends CatalogueNode {
  known: KnownSetting | null;
  readonly children: Map<string, GrowingNode>;
}

function treeOf(settings: ReadonlyMap<string, KnownSetting>): CatalogueNode {
  const root: GrowingNode = { path: '', known: null, children: new Map() };
  for (const known of settings.values()) {
    let node = root;
    for (const step of known.path.split('/')) {
      const path = node.path === '' ? step : `${node.path}/${step}`;
      const child = node.children.get(step) ?? { path, known: null, children: new Map() };
      node.children.set(step, child);
      node = child;
    }
    node.known = known;
  }
  return root;
}

let opened: Catalogue | null = null;

/** The bundled catalogue; a fault in it is a fault of the program. */
function bundled(): Catalogue {
  return (opened ??= new Catalogue(data));
}

/** The setting at a path (without selectors) of a component; null when the reference has none. */
export function knownSetting(component: string, path: string): KnownSetting | null {
  return bundled().component(component)?.settings.get(path) ?? null;
}

/** Paths of a component's settings in the order of the reference; empty for an unknown component. */
export function knownPaths(component: string): readonly string[] {
  return bundled().component(component)?.paths ?? [];
}

/** Whether a component has any setting for a pass. */
export function hasPass(component: string, pass: string): boolean {
  return bundled().component(component)?.passes.has(pass) === true;
}

/** What the reference has of a component, as a tree; null for an unknown component. */
export function catalogueOf(component: string): CatalogueNode | null {
  return bundled().component(component)?.root ?? null;
}

/** Names of the components of image preparation. */
export function knownComponents(): readonly string[] {
  return bundled().names;
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
