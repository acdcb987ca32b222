import type { LogEntry, LogLevel } from '../../../../shared/model/log.ts';
import { EXIT, worstExit } from '../exitCodes.ts';
import { jsonText, emit, wantsJson, type Invocation, type OutputOptions } from '../invocation.ts';
import { entryText, logStatText } from '../text/logText.ts';
import { problemText } from '../text/places.ts';

const PAGE = 1000;

/** `logs stat PATH...`; a log that could not be read whole gives exit code 3. */
export async function logsStat(
  invocation: Invocation,
  paths: readonly string[],
  options: OutputOptions,
): Promise<number> {
  const { terminal, caller } = invocation;
  const found = await caller.logs.stat({ paths: [...paths] });
  for (const item of found.problems) terminal.notice(problemText(item, terminal.paint));
  emit(
    invocation,
    options,
    wantsJson(options) ? jsonText('logs-stat', found) : logStatText(found.files, terminal.paint),
  );
  const any = (severity: string) =>
    found.files.some((file) => file.problems.some((item) => item.severity === severity));
  return worstExit({ failures: false, incomplete: any('error'), warnings: any('warning') });
}

export interface EntryOptions extends OutputOptions {
  readonly level?: readonly LogLevel[];
  /** Milliseconds, as if stamps were UTC. */
  readonly from?: number;
  readonly to?: number;
  readonly grep?: string;
}

interface Entries {
  readonly total: number;
  readonly entries: readonly LogEntry[];
}

/** `logs timeline PATH...`: the entries of all logs in one order. */
export async function logsTimeline(
  invocation: Invocation,
  paths: readonly string[],
  options: EntryOptions,
): Promise<number> {
  return print(invocation, 'logs-timeline', options, pages(invocation, paths, options));
}

/** `logs cat PATH...`: the entries file by file. */
export async function logsCat(
  invocation: Invocation,
  paths: readonly string[],
  options: EntryOptions,
): Promise<number> {
  const { files } = await invocation.caller.logs.stat({ paths: [...paths] });
  async function* all(): AsyncGenerator<Entries> {
    for (const { file } of files) yield* pages(invocation, paths, options, file);
  }
  return print(invocation, 'logs-cat', options, all());
}

async function* pages(
  { caller }: Invocation,
  paths: readonly string[],
  { level, from, to, grep }: EntryOptions,
  file?: string,
): AsyncGenerator<Entries> {
  const [volume = '', ...further] = paths;
  for (let offset = 0, total = 1; offset < total; offset += PAGE) {
    const page = await caller.logs.page({
      volume,
      paths: further,
      ...(level === undefined ? {} : { levels: [...level] }),
      ...(file === undefined ? {} : { files: [file] }),
      ...(grep === undefined ? {} : { grep }),
      ...(from === undefined ? {} : { fromMs: from }),
      ...(to === undefined ? {} : { toMs: to }),
      offset,
      limit: PAGE,
    });
    ({ total } = page);
    yield page;
  }
}

/** Prints entries as they come; as JSON all at once. */
async function print(
  { terminal, signal }: Invocation,
  name: 'logs-cat' | 'logs-timeline',
  options: EntryOptions,
  work: AsyncIterable<Entries>,
): Promise<number> {
  const entries: LogEntry[] = [];
  for await (const page of work) {
    if (signal.aborted) return EXIT.incomplete;
    if (wantsJson(options)) entries.push(...page.entries);
    else if (page.entries.length > 0)
      terminal.result(page.entries.map((entry) => entryText(entry, terminal.paint)).join('\n'));
  }
  if (wantsJson(options)) terminal.result(jsonText(name, { total: entries.length, entries }));
  return EXIT.clean;
}
