import { z } from 'zod';
import { ARCHITECTURES } from '../../shared/model/architecture.ts';

const MAX_PATH = 4096;
const MAX_VALUE = 1 << 20;

/** A volume or file by its path on this PC. */
export const pathInput = z.string().min(1).max(MAX_PATH);

export const volumeInput = z.strictObject({ volume: pathInput });

/** Whether a result may be had where the history cannot take it; `notRecorded` of the answer then says why. */
export const mayGoUnrecorded = z.boolean().default(false);

export const settingName = z.string().min(1).max(1024);

const place = z.int().min(1).max(10_000);

/** A change of a list of an answer file; positions count from 1 in the sequence of the list. */
const listChange = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('add'),
    at: place.nullable(),
    fields: z.array(z.strictObject({ path: settingName.or(z.literal('')), value: z.string().max(MAX_VALUE) })).max(100),
  }),
  z.strictObject({ kind: z.literal('remove') }),
  z.strictObject({ kind: z.literal('move'), to: place }),
]);

/** A change of one setting of one file; null removes the setting. With `list`, of the list that the setting is of. */
export const editInput = z.strictObject({
  file: pathInput,
  setting: settingName,
  value: z.string().max(MAX_VALUE).nullable(),
  list: listChange.optional(),
});

export type EditInput = z.infer<typeof editInput>;

export const editsInput = z.array(editInput).max(500);

/** Which preset of answer files. */
export const presetId = z.string().min(1).max(64);

/** What a new answer file is for. */
export const architecture = z.enum(ARCHITECTURES);

export const recordId = z.string().min(1).max(64);

export const recordKind = z.enum(['check', 'edit', 'run', 'diagnosis']);

export const reportFormat = z.enum(['html', 'md', 'json', 'sarif', 'junit']);
