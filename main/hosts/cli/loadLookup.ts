import { readFileSync } from 'node:fs';
import { constants, Script } from 'node:vm';
import type { QuickHive } from './quickHive.ts';

/** What the program of plain look-ups gives. */
export interface LookupProgram {
  runQuickHive(quick: QuickHive): Promise<void>;
}

/**
 * Loads the program of plain look-ups, which lies beside the built command line in one file, with the code that V8 made
 * of it when it was built. V8 takes that only where it is the same V8, and compiles the file otherwise.
 */
export function loadLookup(folder: string): LookupProgram {
  const filename = `${folder}/lookup.cjs`;
  const compiled = readCompiled(`${folder}/lookup.code`);
  const script = new Script(readFileSync(filename, 'utf8'), {
    filename,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    ...(compiled === null ? {} : { cachedData: compiled }),
  });
  const define = script.runInThisContext() as (exports: object, require: (module: string) => unknown) => void;
  const program = {};
  define(program, (module) => process.getBuiltinModule(module));
  return program as LookupProgram;
}

/** Null where there is none, which only costs time. */
function readCompiled(file: string): Uint8Array | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}
