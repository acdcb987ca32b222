import { posix } from 'node:path';
import type { Import, SourceFile } from './sources.ts';

/** The table of layers.json. */
export interface Layers {
  /** Module to the modules it may import; `type:` before a name allows only `import type`. */
  readonly modules: Readonly<Record<string, readonly string[]>>;
  readonly nodeOnlyIn: readonly string[];
  /** Folders that may use some parts of Node, by name, none of which touches disk or network. */
  readonly nodeAllowed: Readonly<Record<string, readonly string[]>>;
  readonly electronOnlyIn: readonly string[];
  /** Folders (`x/y/*`) whose direct children never import one another. */
  readonly neverEachOther: readonly string[];
}

export interface Project {
  readonly layers: Layers;
  /** Packages that the built program has at run time. */
  readonly dependencies: readonly string[];
}

/** Every broken rule of every import, as sentences. */
export function violations(project: Project, files: readonly SourceFile[]): readonly string[] {
  return files.flatMap((file) => [
    ...(moduleOf(project.layers, file.path) === null ? [`${file.path} belongs to no module of layers.json`] : []),
    ...file.imports.flatMap((each) =>
      broken(project, each).map((rule) => `${each.from} -> ${each.specifier}: ${rule}`),
    ),
  ]);
}

function broken(project: Project, each: Import): readonly string[] {
  if (each.specifier.startsWith('.')) return brokenInside(project.layers, each);
  return brokenOutside(project, each);
}

function brokenInside(layers: Layers, each: Import): readonly string[] {
  const target = posix.join(posix.dirname(each.from), each.specifier);
  if (/\.(?:json|css|svg)$/.test(target)) return [];
  const own = moduleOf(layers, each.from);
  const other = moduleOf(layers, target);
  if (own === null || other === null) return other === null ? ['the target belongs to no module'] : [];
  const siblings = layers.neverEachOther.some((pattern) => areSiblings(pattern, each.from, target));
  return [
    ...(allowed(layers, own, other, each.typeOnly) ? [] : [`${own} may not import ${other}`]),
    ...(siblings ? ['parts of one folder never import each other'] : []),
  ];
}

function allowed(layers: Layers, own: string, other: string, typeOnly: boolean): boolean {
  if (own === other) return true;
  const row = layers.modules[own] ?? [];
  return row.includes(other) || (typeOnly && row.includes(`type:${other}`));
}

/** Whether both files lie in different direct children of the pattern's folder. */
function areSiblings(pattern: string, from: string, to: string): boolean {
  const folder = pattern.replace(/\*$/, '');
  if (!from.startsWith(folder) || !to.startsWith(folder)) return false;
  const child = (path: string): string | undefined => path.slice(folder.length).split('/')[0];
  return child(from) !== child(to);
}

function brokenOutside({ layers, dependencies }: Project, { from, specifier, typeOnly }: Import): readonly string[] {
  const within = (folders: readonly string[]): boolean => folders.some((folder) => from.startsWith(`${folder}/`));
  const namedFor = Object.entries(layers.nodeAllowed).filter(([, names]) => names.includes(specifier));
  const mayUseNode = within(layers.nodeOnlyIn) || within(namedFor.map(([folder]) => folder));
  if (specifier.startsWith('node:')) return mayUseNode ? [] : ['Node is not for this module'];
  if (packageOf(specifier) === 'electron')
    return within(layers.electronOnlyIn) ? [] : ['Electron is not for this module'];
  if (from.startsWith('shared/')) return ['shared code uses no package'];
  // The renderer is bundled, so what it uses is there at run time without being a dependency.
  if (!from.startsWith('main/') || typeOnly || dependencies.includes(packageOf(specifier))) return [];
  return ['not among the dependencies, so the packed program lacks it'];
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** The module of a file: the longest folder of the table that holds it. */
function moduleOf(layers: Layers, path: string): string | null {
  const holding = Object.keys(layers.modules).filter((module) => path.startsWith(`${module}/`));
  return holding.toSorted((a, b) => b.length - a.length)[0] ?? null;
}
