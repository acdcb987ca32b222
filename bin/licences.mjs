// Writes resources/licences.json: name, version and licence of every third-party package that the product ships.
// Run it after a change of dependencies: node bin/licences.mjs
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const manifest = read(root);

/** Packages of the page; Vite bundles them, so they are no dependencies of the installed program. */
const PAGE = [
  'react',
  'react-dom',
  '@fluentui/react-components',
  '@fluentui/react-icons',
  '@tanstack/react-virtual',
  '@trpc/client',
];

const seen = new Map();
for (const name of [...Object.keys(manifest.dependencies), ...PAGE, 'electron'])
  collect(name, root, name === 'electron');
const list = [...seen.values()].sort((a, b) => a.name.localeCompare(b.name));
writeFileSync(join(root, 'resources/licences.json'), `${JSON.stringify(list, null, 2)}\n`);

function read(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

/** A package and everything it needs at run time; of Electron only itself, since its binary brings its own notices. */
function collect(name, from, alone) {
  const folder = find(name, from);
  if (folder === null || seen.has(name)) return;
  const own = read(folder);
  seen.set(name, { name, version: own.version, licence: own.license ?? 'see the package' });
  if (!alone) for (const child of Object.keys(own.dependencies ?? {})) collect(child, folder, false);
}

/** Where Node would find a package for a folder. */
function find(name, from) {
  for (let folder = from; ; folder = join(folder, '..')) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
    if (folder === join(folder, '..')) return null;
  }
}
