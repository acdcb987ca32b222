import { builtinModules } from 'node:module';
import { readFileSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vite';

const manifest = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as {
  dependencies: Record<string, string>;
};
const dependencies = Object.keys(manifest.dependencies).map((name) => new RegExp(`^${name}(/|$)`));

/** The engine with its hosts: the Electron main process, the command line. */
export default defineConfig({
  plugins: [builtinFs()],
  build: {
    ssr: true,
    target: 'node24',
    outDir: 'out/main',
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      input: { electron: 'main/hosts/electron/main.ts', cli: 'main/hosts/cli/main.ts' },
      external: ['electron', ...builtinModules, /^node:/, ...dependencies],
      output: {
        format: 'es',
        entryFileNames: '[name].mjs',
        chunkFileNames: 'chunks/[name]-[hash].mjs',
        // A plain look-up in a hive loads this chunk and no other: each one costs it a part of what Node's start takes.
        codeSplitting: { groups: [{ name: 'lookup', test: /\/runQuickHive\.ts$/ }] },
      },
    },
  },
});

/**
 * Takes `node:fs` without an import: for one of a module, Node asks every property of `fs`, which loads all of its
 * streams and promises. That is a fifth of the time that Node takes to start.
 */
function builtinFs(): Plugin {
  return {
    name: 'builtin-fs',
    renderChunk: (code) =>
      code.replaceAll(/^import \{([^}]*)\} from ["']node:fs["'];$/gm, (_, names: string) => {
        const taken = names.replaceAll(' as ', ': ');
        return `const {${taken}} = process.getBuiltinModule("node:fs");`;
      }),
  };
}
