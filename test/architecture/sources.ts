import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseSync } from 'rolldown/utils';

export const ROOT = resolve(import.meta.dirname, '../..');

/** One import of a file. `typeOnly` is true only where nothing of it is left at run time. */
export interface Import {
  readonly from: string;
  readonly specifier: string;
  readonly typeOnly: boolean;
}

/** A source file by its path from the project's folder, with `/`. */
export interface SourceFile {
  readonly path: string;
  readonly lines: number;
  readonly imports: readonly Import[];
}

/** All TypeScript files below folders of the project, sorted. */
export function readSources(...folders: readonly string[]): readonly SourceFile[] {
  return folders.flatMap((folder) => filesBelow(folder)).map((path) => readSource(path, textOf(path)));
}

export function textOf(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1))
    .map((path) => path.replaceAll('\\', '/'))
    .toSorted();
}

/** Parses one file. Throws when it does not parse, since nothing could be said of its imports then. */
export function readSource(path: string, text: string): SourceFile {
  const { module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors.map((each) => each.message).join('; ')}`);
  const found = [
    ...module.staticImports.map((each) => ({ specifier: each.moduleRequest.value, start: each.start })),
    ...module.staticExports.flatMap((each) =>
      each.entries.flatMap(({ moduleRequest }) =>
        moduleRequest === null || moduleRequest === undefined
          ? []
          : [{ specifier: moduleRequest.value, start: each.start }],
      ),
    ),
  ].map(({ specifier, start }) => ({ specifier, typeOnly: /^(?:import|export)\s+type\s/.test(text.slice(start)) }));
  const running = new Set(module.dynamicImports.map((each) => each.start));
  const inline = [...text.matchAll(/\bimport\(\s*(['"])([^'"]+)\1/g)].map((match) => ({
    specifier: match[2] ?? '',
    typeOnly: !running.has(match.index),
  }));
  const imports = [...found, ...inline].map((each) => ({ from: path, ...each }));
  return { path, lines: text.split('\n').length - 1, imports };
}
