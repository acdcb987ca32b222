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
  const { terminal } = invocation;
  const found = await statOf(invocation, paths);
  emit(
    invocation,
    options,
    wantsJson(options) ? jsonText('logs-stat', found) : logStatText(found.files, terminal.paint),
  );
  return statExit(found);
}

type Stat = Awaited<ReturnType<Invocation['caller']['logs']['stat']>>;

/** What the logs are; those that could not be read are told on standard error. */
async function statOf({ terminal, caller }: Invocation, paths: readonly string[]): Promise<Stat> {
  const found = await caller.logs.stat({ paths: [...paths] });
  for (const item of found.problems) terminal.notice(problemText(item, terminal.paint));
  return found;
}

function statExit({ files, problems }: Stat): number {
  const all = [...problems, ...files.flatMap((file) => file.problems)];
  const any = (severity: string) => all.some((item) => item.severity === severity);
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
  const found = await statOf(invocation, paths);
  return print(invocation, 'logs-timeline', options, pages(invocation, paths, options), statExit(found));
}

/** `logs cat PATH...`: the entries file by file. */
export async function logsCat(
  invocation: Invocation,
  paths: readonly string[],
  options: EntryOptions,
): Promise<number> {
  const found = await statOf(invocation, paths);
  async function* all(): AsyncGenerator<Entries> {
    for (const { file } of found.files) yield* pages(invocation, paths, options, file);
  }
  return print(invocation, 'logs-cat', options, all(), statExit(found));
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

/** Prints entries as they come; as JSON all at once. Gives `exit`, or incomplete where Ctrl+C ended it. */
async function print(
  { terminal, signal }: Invocation,
  name: 'logs-cat' | 'logs-timeline',
  options: EntryOptions,
  work: AsyncIterable<Entries>,
  exit: number,
): Promise<number> {
  const entries: LogEntry[] = [];
  for await (const page of work) {
    if (signal.aborted) return EXIT.incomplete;
    if (wantsJson(options)) entries.push(...page.entries);
    else if (page.entries.length > 0)
      terminal.result(page.entries.map((entry) => entryText(entry, terminal.paint)).join('\n'));
  }
  if (wantsJson(options)) terminal.result(jsonText(name, { total: entries.length, entries }));
  return exit;
}
