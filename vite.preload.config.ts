import { defineConfig } from 'vite';

/** A sandboxed preload script must be one CommonJS file. */
export default defineConfig({
  build: {
    ssr: true,
    target: 'node24',
    outDir: 'out/preload',
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      input: 'main/hosts/electron/preload.ts',
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false },
    },
  },
});
