import { z } from 'zod';
import { unwrap } from '../../../shared/model/diagnostic.ts';
import { checkHive } from '../hives/checkHive.ts';
import { exportHive } from '../hives/exportHive.ts';
import { getHiveValue, listHiveKey } from '../hives/getFromHive.ts';
import { hiveTree } from '../hives/hiveTree.ts';
import { statHive } from '../hives/statHive.ts';
import { REGISTRY_TYPES } from '../../../shared/model/registry.ts';
import { openRawDisk } from '../../platform/rawDisk.ts';
import { resolvingFs } from '../../volume/resolvingFs.ts';
import { applyToLoose } from '../applyToLoose.ts';
import { hiveProposal, prepareHiveEdit } from '../hives/hiveEdit.ts';
import { pathInput } from '../inputs.ts';
import { locateLoose } from '../locateLoose.ts';
import { looseEditTarget } from '../looseEditTarget.ts';
import { procedure, router } from '../trpc.ts';

/** Deepest path of names that Windows allows: 512 levels of 255 characters. */
const MAX_KEY_PATH = 512 * 256;
const MAX_VALUE_NAME = 16_383;
const MAX_TREE = 1_000_000;
const DEFAULT_TREE = 10_000;
/** Characters of 1 MiB in hexadecimal, with commas between. */
const MAX_DATA_TEXT = 3 * 1024 * 1024;
const MAX_LOGS = 3;

const hiveInput = z.strictObject({ file: pathInput, logs: z.boolean().default(true) });
const keyInput = hiveInput.extend({ key: z.string().max(MAX_KEY_PATH).default('') });
const shownInput = keyInput.extend({ showSecrets: z.boolean().default(false) });

const keyPath = z.string().max(MAX_KEY_PATH);
const valueName = z.string().max(MAX_VALUE_NAME);
const edit = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('setValue'),
    keyPath,
    name: valueName,
    type: z.enum(REGISTRY_TYPES),
    data: z.string().max(MAX_DATA_TEXT),
  }),
  z.strictObject({ kind: z.literal('deleteValue'), keyPath, name: valueName }),
  z.strictObject({ kind: z.literal('addKey'), keyPath }),
  z.strictObject({ kind: z.literal('deleteKey'), keyPath }),
]);
const editInput = z.strictObject({ file: pathInput, edit });
const fingerprint = z.string().max(64);
const seenInput = editInput.extend({
  fingerprint,
  logs: z.array(z.strictObject({ file: pathInput, fingerprint })).max(MAX_LOGS),
});

/** One registry hive by its path on this PC: what it holds, and edits of it. */
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

  /** What an edit would change; nothing is written. */
  preview: procedure.input(editInput).mutation(({ ctx, input }) => {
    const located = unwrap(locateLoose(input.file, 'hive'));
    const { shown, changed, warning, seen } = unwrap(
      prepareHiveEdit(located, input.file, input.edit, ctx.clock.nowMs()),
    );
    return { changes: [shown], changed, warning, ...seen };
  }),

  /** Carries an edit out, with backup and history, if the hive and its logs are still what the preview saw. */
  save: procedure.input(seenInput).mutation(({ ctx, input }) => {
    unwrap(locateLoose(input.file, 'hive'));
    const target = unwrap(looseEditTarget(ctx, input.file));
    const located = { fs: resolvingFs(unwrap(openRawDisk(target.root))), path: target.path };
    const { shown, warning } = unwrap(prepareHiveEdit(located, input.file, input.edit, ctx.clock.nowMs()));
    const proposal = hiveProposal(target.path, input.edit, input, warning);
    return unwrap(applyToLoose(ctx, target, input.file, proposal, [shown]));
  }),
});
