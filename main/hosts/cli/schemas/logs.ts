import { z } from 'zod';
import { LOG_FORMATS } from '../../../../shared/model/log.ts';
import { diagnostic, evidence } from './finding.ts';
import { proposal } from './proposals.ts';

export const encoding = z.enum(['ascii', 'utf-8', 'utf-16le', 'utf-16be', 'windows-1252']);

const count = z.number().int().min(0);
const level = z.enum(['error', 'warning', 'info', 'other']);

const logFile = z.object({
  file: z.string(),
  format: z.enum(LOG_FORMATS),
  encoding,
  bom: encoding.nullable(),
  lines: count,
  entries: count,
  levels: z.object({ error: count, warning: count, info: count, other: count }),
  runs: count,
  problems: z.array(diagnostic),
});

export const logsStat = z.object({
  files: z.array(logFile),
  missing: z.array(z.string()),
  problems: z.array(diagnostic),
});

export const logsEntries = z.object({
  total: count,
  entries: z.array(
    z.object({
      index: count,
      file: z.string(),
      line: z.number().int().min(1),
      time: z.string().nullable(),
      zone: z.enum(['utc', 'local', 'unknown']),
      level,
      component: z.string(),
      text: z.string(),
    }),
  ),
});

const code = z.object({
  input: z.string(),
  hex: z.string().regex(/^0x[0-9A-F]+$/),
  kind: z.string(),
  facility: z.string().nullable(),
  name: z.string().nullable(),
  meaning: z.string().nullable(),
  candidates: z.array(z.object({ name: z.string(), kind: z.string(), meaning: z.string().nullable() })),
});

export const explain = z.object({ codes: z.array(code) });

const cause = z.object({
  id: z.string(),
  title: z.string(),
  confidence: z.enum(['certain', 'likely', 'possible']),
  explanation: z.string(),
  evidence: z.array(z.object({ file: z.string(), line: z.number().int().min(1), text: z.string() })),
  found: z.array(evidence),
  advice: z.string(),
  source: z.string(),
  status: z.string(),
});

export const diagnose = z.object({
  answer: z.string(),
  outcome: z.enum(['succeeded', 'failed', 'stopped', 'running', 'neverRan', 'unknown']),
  causes: z.array(cause),
  echoes: count,
  noise: count,
  codes: z.array(code),
  logsRead: z.array(logFile),
  logsMissing: z.array(z.string()),
  logsUnreadable: z.array(z.object({ path: z.string(), reason: z.string() })).optional(),
  expectation: z.object({
    lastMatchedStep: z.string().nullable(),
    firstMissingStep: z.string().nullable(),
    why: z.string().optional(),
    rows: z.array(z.object({ step: z.string(), title: z.string(), predicted: z.string(), observed: z.string() })),
  }),
  proposals: z.array(proposal),
  advice: z.array(z.string()),
  problems: z.array(diagnostic),
});
