import { z } from 'zod';
import { CONFIG_FORMATS, type ConfigKind } from '../../../../shared/model/config.ts';
import { diagnostic, source } from './finding.ts';
import { encoding } from './logs.ts';
import { shownChange } from './proposals.ts';

/** A setting that two files do not say alike. */
const difference = z.object({
  setting: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  /** An item of a list that stands elsewhere in the sequence. */
  moved: z.boolean().optional(),
  /** What has moved, such as a command. */
  item: z.string().optional(),
});

const kind = z.enum(Object.keys(CONFIG_FORMATS) as [ConfigKind, ...ConfigKind[]]);

const setting = z.object({
  setting: z.string(),
  value: z.string().nullable(),
  secret: z.boolean(),
  line: z.number().int().min(1).nullable(),
  column: z.number().int().min(1).nullable(),
});

const searchedPass = z.enum(['specialize', 'oobeSystem']);
const passwordState = z.enum(['plain', 'hidden', 'undecodable', 'scrubbed', 'empty']);

const search = z.object({
  winners: z.array(z.object({ pass: searchedPass, file: z.string().nullable(), doubts: z.array(z.string()) })),
  /** Every place of the implicit search in rank order; files of the volume only. */
  places: z.array(
    z.object({
      rank: z.number().int().min(1),
      place: z.string(),
      file: z.string().nullable(),
      state: z.enum(['found', 'absent', 'elsewhere', 'unreadable', 'refused']),
      passes: z.array(z.object({ pass: searchedPass, standing: z.enum(['wins', 'behind', 'processed', 'lacks']) })),
      note: z.string(),
    }),
  ),
  files: z.array(
    z.object({
      file: z.string(),
      rank: z.number().int().min(1).nullable(),
      cached: z.boolean(),
      passes: z.array(z.string()),
      processed: z.array(z.string()),
      /** How many passwords stand in the file, by the way they do. */
      passwords: z.partialRecord(passwordState, z.number().int()),
    }),
  ),
});

export const configList = z.object({
  search,
  files: z.array(
    z.object({
      path: z.string(),
      kind,
      wins: z.boolean().optional(),
      processed: z.boolean().optional(),
      why: z.string().optional(),
      problem: diagnostic.optional(),
    }),
  ),
});

/** A password of an answer file: how it stands there, never the password. */
const password = z.object({
  setting: z.string(),
  pass: z.string(),
  state: passwordState,
  line: z.number().int().min(1),
});

const listItem = z.object({
  setting: z.string(),
  position: z.number().int().min(1),
  action: z.string().nullable(),
  key: z.string().nullable(),
  order: z.number().int().nullable(),
  line: z.number().int().min(1),
  fields: z.array(z.object({ path: z.string(), value: z.string().nullable(), secret: z.boolean() })),
});

const list = z.object({
  setting: z.string(),
  pass: z.string(),
  component: z.string(),
  sequence: z.enum(['order', 'place', 'unclear']),
  items: z.array(listItem),
});

export const configShow = z.object({
  file: z.string(),
  kind,
  encoding,
  bom: encoding.nullable(),
  newline: z.enum(['crlf', 'lf', 'cr', 'mixed', 'none']),
  wellFormed: z.boolean(),
  passes: z.array(z.string()),
  components: z.array(
    z.object({ pass: z.string(), name: z.string(), architecture: z.string(), line: z.number().int().min(1) }),
  ),
  problems: z.array(diagnostic),
  settings: z.array(setting),
  /** Only of answer files, as is `passwords`: lists in the sequence in which Windows takes their items. */
  lists: z.array(list).optional(),
  passwords: z.array(password).optional(),
});

export const configGet = z.object({ file: z.string(), ...setting.shape });

const written = {
  changes: z.array(shownChange),
  problems: z.array(diagnostic),
  applied: z.boolean(),
  editId: z.string().nullable(),
  output: z.string().nullable(),
};

export const configSet = z.object({ file: z.string(), setting: z.string(), ...written });

/** The presets, or what became of one: of a new file `preset` and `output` only. */
export const configPreset = z.object({
  presets: z.array(z.object({ id: z.string(), title: z.string(), explains: z.string(), source })).optional(),
  preset: z.string().optional(),
  file: z.string().optional(),
  differences: z.array(difference).optional(),
  ...z.object(written).partial().shape,
});

export const configLint = z.object({
  files: z.array(
    z.object({
      file: z.string(),
      kind: kind.nullable(),
      problems: z.array(
        diagnostic.extend({
          line: z.number().int().min(1).nullable(),
          column: z.number().int().min(1).nullable(),
        }),
      ),
    }),
  ),
});

export const configDiff = z.object({
  /** False where a file is damaged or too large, so that not all of it was compared. */
  complete: z.boolean(),
  changes: z.array(difference),
});
