import { builtinModules } from 'node:module';
import { readFileSync } from 'node:fs';
import { defineConfig } from 'vite';

const manifest = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as {
  dependencies: Record<string, string>;
};
const dependencies = Object.keys(manifest.dependencies).map((name) => new RegExp(`^${name}(/|$)`));

/** The engine with its hosts: the Electron main process, the command line. */
export default defineConfig({
  build: {
    ssr: true,
    target: 'node24',
    outDir: 'out/main',
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      input: { electron: 'main/hosts/electron/main.ts', cli: 'main/hosts/cli/main.ts' },
      external: ['electron', ...builtinModules, /^node:/, ...dependencies],
      output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
    },
  },
});
