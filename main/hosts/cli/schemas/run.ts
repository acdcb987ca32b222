import { z } from 'zod';
import { CHECK_AREAS } from '../../../../shared/model/check.ts';
import { PHASES } from '../../../../shared/model/simulation.ts';
import { agentKind, certainty, diagnostic, evidence, place, side, source } from './finding.ts';

export const phase = z.enum(PHASES);

export const checkResult = z.enum(['pass', 'warning', 'fail', 'notApplicable', 'unknown']);

export const check = z.object({
  policy: z.object({ name: z.string(), agent: agentKind.nullable(), windows: z.string().nullable() }).optional(),
  results: z.array(
    z.object({
      id: z.string(),
      area: z.enum(CHECK_AREAS),
      grade: z.enum(['required', 'recommended']).optional(),
      result: checkResult,
      title: z.string(),
      breaks: phase.nullable(),
      prediction: z.enum(['certain', 'likely', 'cannotTell']),
      onSourceOnly: z.literal(true).optional(),
      diagnostics: z.array(diagnostic),
      proposals: z.array(z.string()),
    }),
  ),
  summary: z.object({
    pass: z.number().int(),
    warning: z.number().int(),
    fail: z.number().int(),
    notApplicable: z.number().int(),
    unknown: z.number().int(),
  }),
});

const printedValue = z
  .object({ type: z.string(), data: z.union([z.number(), z.string(), z.array(z.string())]) })
  .nullable();

const change = z.union([
  z.object({
    kind: z.literal('registry'),
    target: z.string().regex(/^HK[^\\]+\\.*\\!/s, 'a key, one backslash, "!" and the name of the value'),
    before: printedValue,
    after: printedValue,
    because: place.optional(),
  }),
  z.object({
    kind: z.enum([
      'file',
      'plugin',
      'account',
      'password',
      'rdp',
      'imageState',
      'power',
      'identity',
      'profile',
      'console',
      'service',
      'network',
      'image',
    ]),
    target: z.string(),
    before: side,
    after: side,
    because: place.optional(),
  }),
]);

const rdp = z.enum(['open', 'closed', 'unknown']);

const facts = z.object({
  power: z.string(),
  rdp,
  password: z.string(),
  administrator: z.string(),
  imageState: z.string(),
  console: z.string(),
});

const step = z.object({
  id: z.string(),
  number: z.number().int().min(1),
  event: z.number().int().nullable(),
  phase,
  title: z.string(),
  because: place.nullable(),
  certainty,
  changes: z.array(change),
  messages: z.array(z.string()),
  notSimulated: z.array(z.string()),
  group: z.string().nullable(),
  after: facts,
});

export const statementResult = z.enum(['holds', 'broken', 'cannotTell']);

const verdict = z.object({
  statement: z.string(),
  title: z.string(),
  kind: z.enum(['always', 'eventually', 'sometimes']),
  result: statementResult,
  reason: z.string(),
  path: z.array(z.string()),
  deciding: z
    .object({ file: z.string(), setting: z.string(), line: z.number().int().optional(), value: z.string().optional() })
    .optional(),
  evidence: z.array(evidence),
  contradictions: z.array(source),
});

export const simulate = z.object({
  answer: z.string(),
  assumptions: z.array(z.string()),
  start: facts,
  plan: z.array(z.object({ id: z.string(), phase, title: z.string(), because: place.nullable() })),
  steps: z.array(step),
  verdicts: z.array(verdict),
  final: z.object({
    canLogIn: z.boolean().nullable(),
    imageState: z.string(),
    imageMade: z.boolean(),
    rdp,
    accounts: z.array(
      z.object({ name: z.string(), enabled: z.boolean(), administrator: z.boolean(), password: z.string() }),
    ),
  }),
});
