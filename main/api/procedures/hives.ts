import { z } from 'zod';
import { unwrap } from '../../../shared/model/diagnostic.ts';
import { checkHive } from '../hives/checkHive.ts';
import { exportHive } from '../hives/exportHive.ts';
import { getHiveValue, listHiveKey } from '../hives/getFromHive.ts';
import { hiveTree } from '../hives/hiveTree.ts';
import { statHive } from '../hives/statHive.ts';
import { pathInput } from '../inputs.ts';
import { procedure, router } from '../trpc.ts';

/** Deepest path of names that Windows allows: 512 levels of 255 characters. */
const MAX_KEY_PATH = 512 * 256;
const MAX_VALUE_NAME = 16_383;
const MAX_TREE = 1_000_000;
const DEFAULT_TREE = 10_000;

const hiveInput = z.strictObject({ file: pathInput, logs: z.boolean().default(true) });
const keyInput = hiveInput.extend({ key: z.string().max(MAX_KEY_PATH).default('') });
const shownInput = keyInput.extend({ showSecrets: z.boolean().default(false) });

/** One registry hive by its path on this PC, read only. */
export const hivesRouter = router({
  stat: procedure.input(hiveInput).query(({ input }) => unwrap(statHive(input))),

  list: procedure.input(shownInput).query(({ input }) => unwrap(listHiveKey(input))),

  value: procedure
    .input(shownInput.extend({ name: z.string().max(MAX_VALUE_NAME) }))
    .query(({ input }) => unwrap(getHiveValue(input))),

  tree: procedure
    .input(
      keyInput.extend({
        depth: z.number().int().min(0).optional(),
        limit: z.number().int().min(1).max(MAX_TREE).default(DEFAULT_TREE),
      }),
    )
    .query(({ input }) => unwrap(hiveTree(input))),

  verify: procedure.input(hiveInput).query(({ input }) => unwrap(checkHive(input))),

  /** The text is the answer, or goes to the file that `output` names. */
  export: procedure
    .input(shownInput.extend({ prefix: z.string().max(MAX_KEY_PATH).optional(), output: pathInput.optional() }))
    .mutation(({ input }) => unwrap(exportHive(input))),
});
