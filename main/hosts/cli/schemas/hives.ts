import { z } from 'zod';
import { diagnostic } from './finding.ts';
import { shownChange } from './proposals.ts';

const count = z.number().int().min(0);
/** ISO 8601, UTC, in a damaged hive of any year; null where none is kept. */
const time = z.string().nullable();
const warnings = z.array(diagnostic);

const shownValue = z.object({
  name: z.string(),
  type: z.string().regex(/^REG_\w+$/),
  data: z.union([z.number(), z.string(), z.array(z.string())]).nullable(),
  secret: z.boolean(),
});

export const hiveStat = z.object({
  file: z.string(),
  version: z.string().regex(/^\d+\.\d+$/),
  rootName: z.string(),
  keys: count,
  values: count,
  dirty: z.boolean(),
  logsApplied: z.array(z.string()),
  lastWritten: time,
  nameInside: z.string(),
  warnings,
});

/** One value (`name` and what follows it), or a key with its values and the names of its subkeys (the rest). */
export const hiveGet = z.object({
  file: z.string(),
  path: z.string(),
  ...shownValue.partial().shape,
  className: z.string().optional(),
  lastWritten: time.optional(),
  values: z.array(shownValue).optional(),
  keys: z.array(z.string()).optional(),
  warnings,
});

export const hiveTree = z.object({
  file: z.string(),
  path: z.string(),
  tree: z.array(
    z.object({
      path: z.string(),
      name: z.string(),
      depth: count,
      keys: count,
      values: count,
      lastWritten: time,
    }),
  ),
  complete: z.boolean(),
  warnings,
});

export const hiveExport = z.object({
  file: z.string(),
  path: z.string(),
  text: z.string().nullable(),
  output: z.string().nullable(),
  warnings,
});

export const hiveVerify = z.object({
  file: z.string(),
  ok: z.boolean(),
  dirty: z.boolean(),
  logsApplied: z.array(z.string()),
  problems: z.array(z.object({ ...diagnostic.shape, offset: count })),
});

/** An edit of a hive: shown, and applied with `--apply`. */
export const hiveEdit = z.object({
  file: z.string(),
  key: z.string(),
  /** Null for the whole key. */
  value: z.string().nullable(),
  changes: z.array(shownChange),
  changed: z.boolean(),
  warning: z.string(),
  applied: z.boolean(),
  editId: z.string().nullable(),
});
