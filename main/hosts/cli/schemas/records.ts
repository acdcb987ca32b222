import { z } from 'zod';
import { diagnostic, instant, side } from './finding.ts';
import { diagnose } from './logs.ts';
import { proposal } from './proposals.ts';
import { check, checkResult, simulate, statementResult } from './run.ts';

const record = z.object({
  id: z.string(),
  kind: z.enum(['check', 'edit', 'run', 'diagnosis']),
  volume: z.string().nullable(),
  computerName: z.string().nullable(),
  at: instant,
  outcome: z.string(),
  summary: z.string(),
});

const recordedSetting = z.object({ file: z.string(), setting: z.string(), value: side });

const editedFile = z.object({
  file: z.string(),
  backup: z.string(),
  sha256Before: z.string(),
  sha256After: z.string().nullable(),
  mode: z.number().int(),
});

const body = z.union([
  z.object({ kind: z.literal('check'), report: check, settings: z.array(recordedSetting) }),
  z.object({
    kind: z.literal('run'),
    run: simulate,
    settings: z.array(recordedSetting),
    checklist: check.nullable(),
  }),
  z.object({ kind: z.literal('diagnosis'), diagnosis: diagnose }),
  z.object({ kind: z.literal('edit'), proposal, files: z.array(editedFile), undoes: z.string().nullable() }),
]);

export const historyList = z.object({ records: z.array(record.extend({ files: z.array(z.string()) })) });

export const historyRecord = z.object({
  record,
  body,
  editState: z.enum(['applying', 'applied', 'undoing', 'undone', 'failed']).nullable(),
});

export const historyCompare = z.object({
  a: record,
  b: record,
  policies: z.object({ before: z.string(), after: z.string() }).nullable(),
  settings: z.array(z.object({ file: z.string(), setting: z.string(), before: side, after: side })),
  checks: z.array(
    z.object({ id: z.string(), title: z.string(), before: checkResult.nullable(), after: checkResult.nullable() }),
  ),
  steps: z.object({
    firstDifference: z.string().nullable(),
    differsAt: z
      .object({
        number: z.number().int().min(1),
        a: z.string().nullable(),
        b: z.string().nullable(),
        titles: z.object({ a: z.string().nullable(), b: z.string().nullable() }),
      })
      .nullable(),
    changes: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        kind: z.enum(['added', 'removed', 'changed', 'moved']),
        before: z.array(z.string()),
        after: z.array(z.string()),
      }),
    ),
  }),
  verdicts: z.array(
    z.object({
      statement: z.string(),
      title: z.string(),
      before: statementResult.nullable(),
      after: statementResult.nullable(),
    }),
  ),
});

export const historyPrune = z.object({
  removed: z.number().int().min(0),
  edits: z.number().int().min(0),
  kept: z.array(z.string()),
  warnings: z.array(diagnostic),
});

const finding = z.object({
  id: z.string(),
  title: z.string(),
  result: checkResult,
  word: z.string().optional(),
  onSourceOnly: z.literal(true).optional(),
  diagnostics: z.array(diagnostic),
});

const heading = z.string();
const section = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('paragraphs'), heading, paragraphs: z.array(z.string()) }),
  z.object({
    kind: z.literal('table'),
    heading,
    columns: z.array(z.string()),
    rows: z.array(z.array(z.string())),
  }),
  z.object({ kind: z.literal('list'), heading, items: z.array(z.string()) }),
  z.object({ kind: z.literal('diff'), heading, diff: z.string() }),
  z.object({
    kind: z.literal('diagnostics'),
    heading,
    brief: z.literal(true).optional(),
    findings: z.array(finding),
  }),
]);

export const report = z.object({
  title: z.string(),
  subtitle: z.string(),
  facts: z.array(z.object({ label: z.string(), value: z.string() })),
  sections: z.array(section),
  generatedAt: instant,
  version: z.string(),
});
