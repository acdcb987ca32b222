import { z } from 'zod';

/** Shapes of findings that every output shares: a place, evidence, a source, a diagnostic. */

export const severity = z.enum(['error', 'warning', 'info']);

export const agentKind = z.enum(['ec2config', 'ec2launch1', 'ec2launch2', 'ssm']);

export const certainty = z.enum(['stated', 'documented', 'observed', 'inferred', 'unconfirmed']);

export const place = z.object({
  file: z.string().optional(),
  line: z.number().int().min(1).optional(),
  column: z.number().int().min(1).optional(),
  key: z.string().optional(),
  value: z.string().optional(),
  offset: z.number().int().min(0).optional(),
});

export const evidence = z.object({ where: place, text: z.string() });

export const source = z.object({ document: z.string(), certainty, says: z.string().optional() });

export const diagnostic = z.object({
  code: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  severity,
  summary: z.string().min(1),
  detail: z.string(),
  where: z.array(place),
  evidence: z.array(evidence),
  fix: z.string().optional(),
  source: z.array(source),
  related: z.array(z.string()),
});

/** A side of a change or comparison; null where nothing is there. */
export const side = z.string().nullable();

/** ISO 8601, UTC. */
export const instant = z.iso.datetime();
