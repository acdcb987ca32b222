import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createCaller, type ApiCaller } from '../../main/api/router.ts';
import { composeApp, type ComposedApp } from '../../main/hosts/compose.ts';
import { temporaryFolder } from './corpus.ts';

export interface Engine {
  readonly app: ComposedApp;
  readonly caller: ApiCaller;
  readonly data: string;
  /** A sample volume of a scenario in a folder of its own. */
  sample(scenario: string): Promise<string>;
  close(): void;
}

/** The whole engine on a data folder of its own. */
export function openEngine(): Engine {
  const data = temporaryFolder();
  const app = composeApp({ host: 'cli', dataFolder: data });
  const caller = createCaller(app.context);
  const folders: string[] = [data];
  return {
    app,
    caller,
    data,
    sample: async (scenario) => {
      const folder = join(temporaryFolder(), 'volume');
      folders.push(folder);
      await caller.sample.create({ folder, scenario });
      return folder;
    },
    close: () => {
      app.close();
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The fingerprints of files of a volume as they are now, as a save names them. */
export function fingerprintsOf(volume: string, ...files: readonly string[]): Record<string, string> {
  const digest = (file: string) =>
    createHash('sha256')
      .update(readFileSync(join(volume, file)))
      .digest('hex');
  return Object.fromEntries(files.map((file) => [file, digest(file)]));
}

/** Every file below a folder with its hash, permissions and times: equal when nothing was touched. */
export function fingerprintOf(folder: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const stat = statSync(path);
    const content = entry.isFile() ? createHash('sha256').update(readFileSync(path)).digest('hex') : 'folder';
    found[path.slice(folder.length + 1)] = `${content} ${stat.mode} ${stat.mtimeMs} ${stat.uid}`;
  }
  return found;
}

/** The hash of every file below a folder. */
export function contentsOf(folder: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fingerprintOf(folder)).map(([path, print]) => [path, print.split(' ')[0] ?? '']),
  );
}

/** The paths below a folder whose content is no longer what `contentsOf` gave. */
export function changedSince(before: Readonly<Record<string, string>>, folder: string): ReadonlySet<string> {
  return new Set(Object.entries(contentsOf(folder)).flatMap(([path, hash]) => (before[path] === hash ? [] : [path])));
}

/** Follows a subscription to its last event. */
export async function lastOf<E extends { readonly kind: string }>(
  events: Promise<AsyncIterable<E>>,
): Promise<Extract<E, { kind: 'done' }>> {
  for await (const event of await events) if (event.kind === 'done') return event as Extract<E, { kind: 'done' }>;
  throw new Error('the subscription ended without a result');
}
