import { z } from 'zod';
import { diagnostic, evidence, side, source } from './finding.ts';

export const shownChange = z.object({
  file: z.string().optional(),
  key: z.string().optional(),
  value: z.string().optional(),
  before: side,
  after: side,
  diff: z.string().optional(),
});

const applicability = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('canApply') }),
  z.object({ kind: z.literal('cannotApply'), reason: diagnostic }),
]);

export const proposal = z.object({
  id: z.string(),
  title: z.string(),
  risk: z.enum(['safe', 'needsThought']),
  warning: z.string(),
  applicability: applicability.optional(),
  changes: z.array(shownChange),
  because: z.array(evidence),
  source: z.array(source),
});

export const proposals = z.object({
  proposals: z.array(proposal.extend({ applicability })),
  /** Why there may be more to propose: what could not be looked at. */
  problems: z.array(diagnostic),
});

export const fixApply = z.object({
  applied: z.array(z.object({ id: z.string(), editId: z.string(), files: z.array(z.string()) })),
  skipped: z.array(z.object({ id: z.string(), reason: z.enum(['alreadyDone', 'notNeeded']), after: z.string() })),
});

export const fixUndo = z.object({ editId: z.string(), files: z.array(z.string()) });
