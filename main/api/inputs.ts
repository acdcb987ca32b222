import { z } from 'zod';

const MAX_PATH = 4096;
const MAX_VALUE = 1 << 20;

/** A volume or file by its path on this PC. */
export const pathInput = z.string().min(1).max(MAX_PATH);

export const volumeInput = z.strictObject({ volume: pathInput });

/** Whether a result may be had where the history cannot take it; `notRecorded` of the answer then says why. */
export const mayGoUnrecorded = z.boolean().default(false);

export const settingName = z.string().min(1).max(1024);

/** A change of one setting of one file on a volume; null removes the setting. */
const editInput = z.strictObject({
  file: pathInput,
  setting: settingName,
  value: z.string().max(MAX_VALUE).nullable(),
});

export type EditInput = z.infer<typeof editInput>;

export const editsInput = z.array(editInput).max(500);

export const recordId = z.string().min(1).max(64);

export const recordKind = z.enum(['check', 'edit', 'run', 'diagnosis']);

export const reportFormat = z.enum(['html', 'md', 'json', 'sarif', 'junit']);
