import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { rolldown } from 'rolldown';
import type { Plugin } from 'vite';
import { findNode, root } from './bin/runtime.mjs';

/**
 * Builds the program of plain look-ups beside the command line, as one function that loadLookup.ts runs, and keeps what
 * V8 compiles of it: compiling anew would take a look-up a tenth of the time that Node takes to start.
 */
export function lookupProgram(): Plugin {
  let outDir = '';
  return {
    name: 'lookup-program',
    configResolved: (config) => {
      outDir = resolve(config.root, config.build.outDir);
    },
    closeBundle: {
      sequential: true,
      handler: async () => {
        await buildLookup(join(outDir, 'lookup.cjs'));
        keepCompiled(outDir);
      },
    },
  };
}

async function buildLookup(file: string): Promise<void> {
  const bundle = await rolldown({
    cwd: root,
    input: 'main/hosts/cli/runQuickHive.ts',
    platform: 'node',
    external: [/^node:/],
    transform: { target: 'node24' },
  });
  const [postBanner, postFooter] = ['(function (exports, require) {', '})'];
  await bundle.write({ format: 'cjs', file, codeSplitting: false, postBanner, postFooter });
}

/** By the Node that runs the program: code of another is of no use to it. */
function keepCompiled(outDir: string): void {
  const { status } = spawnSync(findNode() ?? process.execPath, [join(root, 'bin', 'keepCompiled.mjs'), outDir], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('The compiled code of look-ups could not be kept, see above.');
}
