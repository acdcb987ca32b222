import { z } from 'zod';
import answerFile from '../../resources/known-issues/answer-file.json' with { type: 'json' };
import capture from '../../resources/known-issues/capture.json' with { type: 'json' };
import copyProfile from '../../resources/known-issues/copy-profile.json' with { type: 'json' };
import encryption from '../../resources/known-issues/encryption.json' with { type: 'json' };
import firstBoot from '../../resources/known-issues/first-boot.json' with { type: 'json' };
import licensing from '../../resources/known-issues/licensing.json' with { type: 'json' };
import machineState from '../../resources/known-issues/machine-state.json' with { type: 'json' };
import noise from '../../resources/known-issues/noise.json' with { type: 'json' };
import providers from '../../resources/known-issues/providers.json' with { type: 'json' };
import servicing from '../../resources/known-issues/servicing.json' with { type: 'json' };
import storePackages from '../../resources/known-issues/store-packages.json' with { type: 'json' };

const PASTED_OR_PANTHER = ['setupact', 'cmtrace', 'text'];

const issueSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string().min(1),
  /**
   * cause: to be reported. summary and echo: the same failure handed upward. dialog: text of a window. hang: a cause
   * when it is the last thing a run did. noise: harmless. ok: a success. The rest only adds to the picture.
   */
  kind: z.enum(['cause', 'summary', 'echo', 'context', 'warning', 'noise', 'dialog', 'hang', 'state', 'config', 'ok']),
  status: z.enum(['confirmed', 'partly', 'unconfirmed']),
  /** The part of a run that it breaks, where the file does not tell. */
  stage: z.enum(['generalize', 'firstBoot', 'other']),
  pattern: z.string().min(1),
  sample: z.string().min(1),
  /** What the sample is: verbatim, message part only, window text, ... */
  form: z.string(),
  cause: z.string(),
  fix: z.string(),
  source: z.string().min(1),
  /** Which of several causes on one line is the better one: 0 says only that something failed, 2 is special. */
  weight: z.number().default(1),
  /** Lines of level Info do not count: the pattern is a bare code or a word of normal lines. */
  notInfo: z.boolean().default(false),
  /** How often a hang must repeat to count. */
  repeats: z.number().default(1),
  formats: z.array(z.string()).default(PASTED_OR_PANTHER),
});

const fileSchema = z.strictObject({
  schema: z.literal('imageprep/known-issues/1'),
  issues: z.array(issueSchema),
});

/** A known line of a log and what it means. */
export interface KnownIssue extends z.infer<typeof issueSchema> {
  readonly regex: RegExp;
}

/** Checks issue files and compiles their patterns. Throws where a file does not keep to the schema or an id repeats. */
export function loadCatalogue(files: readonly unknown[]): readonly KnownIssue[] {
  const issues = files.flatMap((file) => fileSchema.parse(file).issues);
  const repeated = issues.find((issue, at) => issues.findIndex(({ id }) => id === issue.id) !== at);
  if (repeated !== undefined) throw new Error(`The known issue ${repeated.id} stands twice in the catalogue.`);
  return issues.map((issue) => ({ ...issue, regex: new RegExp(issue.pattern, 'm') }));
}

/** The catalogue that ships with the program. */
export const knownIssues: readonly KnownIssue[] = loadCatalogue([
  storePackages,
  servicing,
  encryption,
  licensing,
  machineState,
  providers,
  answerFile,
  copyProfile,
  firstBoot,
  capture,
  noise,
]);
