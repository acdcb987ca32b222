import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const bundles = new Map<string, Promise<string>>();

/** A program of this folder as it would be shipped, in one file, so that its modules are not compiled each time. */
export function bundled(name: string): Promise<string> {
  const made = bundles.get(name) ?? bundle(name);
  bundles.set(name, made);
  return made;
}

async function bundle(name: string): Promise<string> {
  const cache = join(import.meta.dirname, '..', '..', 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const outDir = mkdtempSync(join(cache, 'imageprep-bench-'));
  process.once('exit', () => rmSync(outDir, { recursive: true }));
  const ssr = join(import.meta.dirname, `${name}.ts`);
  const rolldownOptions = { output: { entryFileNames: `${name}.mjs` } };
  await build({
    configFile: false,
    logLevel: 'error',
    // Everything in one file, so that neither side looks for its packages.
    ssr: { noExternal: true },
    json: { stringify: true, namedExports: false },
    build: { ssr, outDir, rolldownOptions },
  });
  return join(outDir, `${name}.mjs`);
}
