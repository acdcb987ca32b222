import { z } from 'zod';
import type { LogLevel } from '../../../shared/model/log.ts';
import type { LogFilter } from '../../logs/logSet.ts';
import { finishInSlices } from '../cooperate.ts';
import { eachOnce } from '../eachOnce.ts';
import { pathInput } from '../inputs.ts';
import { logSearch } from '../logSearch.ts';
import { procedure, router } from '../trpc.ts';

const LEVELS = ['error', 'warning', 'info', 'other'] as const satisfies readonly LogLevel[];
const MAX_PAGE = 1000;

const pageInput = z.strictObject({
  volume: pathInput,
  /** Further volumes, folders or log files to read with it. */
  paths: z.array(pathInput).max(100).optional(),
  levels: z.array(z.enum(LEVELS)).optional(),
  files: z.array(pathInput).optional(),
  /** A text as it stands, or an expression between slashes; both without case. */
  grep: z.string().max(1024).optional(),
  /** Milliseconds since 1970 of the first stamp wanted and of the first one not wanted any more, as if all were UTC. */
  fromMs: z.number().optional(),
  toMs: z.number().optional(),
  offset: z.number().int().min(0),
  limit: z.number().int().min(1).max(MAX_PAGE),
});

/** Log entries in one timeline, and what the log files are. */
export const logsRouter = router({
  page: procedure.input(pageInput).query(async ({ ctx, input, signal }) => {
    const search = logSearch(input.grep);
    const { set } = await ctx.logs.openInTurn([input.volume, ...(input.paths ?? [])], signal);
    const filter: LogFilter = {
      ...search,
      ...(input.levels === undefined ? {} : { levels: input.levels }),
      ...(input.files === undefined ? {} : { files: input.files }),
      ...(input.fromMs === undefined ? {} : { fromMs: input.fromMs }),
      ...(input.toMs === undefined ? {} : { toMs: input.toMs }),
    };
    await finishInSlices(set.match(filter), signal);
    const page = set.page({ ...filter, offset: input.offset, limit: input.limit });
    const counts = Object.fromEntries(
      LEVELS.map((level) => [level, set.logs.reduce((sum, log) => sum + log.stat().levels[level], 0)]),
    );
    return { total: page.total, counts: counts as Record<LogLevel, number>, entries: page.entries };
  }),
  stat: procedure
    .input(z.strictObject({ paths: z.array(pathInput).min(1).max(100) }))
    .query(async ({ ctx, input, signal }) => {
      const { set, missing, hidden } = await ctx.logs.openInTurn(input.paths, signal);
      return {
        files: set.logs.map((log) => log.stat()),
        missing,
        problems: eachOnce(hidden.map((log) => log.problem)),
      };
    }),
});
