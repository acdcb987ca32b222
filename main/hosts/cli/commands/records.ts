import { EXIT } from '../exitCodes.ts';
import { emit, jsonText, wantsJson, type Invocation, type OutputOptions } from '../invocation.ts';
import { comparisonText } from '../text/comparisonText.ts';
import { columns } from '../text/layout.ts';
import { problemText } from '../text/places.ts';
import { instantText, resultText } from '../text/recordText.ts';
import { visibleJson } from '../text/visible.ts';

export interface ListOptions extends OutputOptions {
  readonly kind?: 'check' | 'edit' | 'run' | 'diagnosis';
  readonly search?: string;
  readonly volume?: string;
  readonly limit: number;
}

/** `history list`. */
export async function listRecords(invocation: Invocation, options: ListOptions): Promise<number> {
  const { records } = await invocation.caller.history.list({
    limit: options.limit,
    ...(options.volume === undefined ? {} : { volume: options.volume }),
    ...(options.kind === undefined ? {} : { kind: options.kind }),
    ...(options.search === undefined ? {} : { search: options.search }),
  });
  const rows = records.map((record) => [
    record.id,
    instantText(record.at),
    record.kind,
    resultText(record.outcome),
    record.computerName ?? '',
    record.summary,
    [record.volume ?? 'loose files', ...record.files].join(' '),
  ]);
  emit(
    invocation,
    options,
    wantsJson(options)
      ? jsonText('history-list', { records })
      : rows.length === 0
        ? 'The history is empty.'
        : columns(rows).join('\n'),
  );
  return EXIT.clean;
}

/** `history show ID`. */
export async function showRecord(invocation: Invocation, id: string, options: OutputOptions): Promise<number> {
  if (wantsJson(options))
    emit(invocation, options, jsonText('history-show', await invocation.caller.history.get({ id })));
  else emit(invocation, options, (await invocation.caller.report.render({ id, format: 'md' })).text);
  return EXIT.clean;
}

/** `history compare A B`. */
export async function compareRecords(
  invocation: Invocation,
  a: string,
  b: string,
  options: OutputOptions,
): Promise<number> {
  const compared = await invocation.caller.history.compare({ a, b });
  const text = () => comparisonText(compared, invocation.terminal.paint);
  emit(invocation, options, wantsJson(options) ? jsonText('history-compare', compared) : text());
  return EXIT.clean;
}

/**
 * `history prune --older-than DAYS`: removes records and the backups that belong to them. What was asked for and not
 * removed is a warning.
 */
export async function pruneRecords(invocation: Invocation, days: number, options: OutputOptions): Promise<number> {
  const { caller, terminal } = invocation;
  const pruned = await caller.history.prune({ olderThanDays: days });
  for (const item of pruned.warnings) terminal.notice(problemText(item, terminal.paint));
  const text = `${pruned.removed} records removed; ${pruned.edits} edits among them can no longer be undone.`;
  const left = pruned.kept.length === 0 ? '' : ` Kept: ${pruned.kept.join(', ')}.`;
  emit(invocation, options, wantsJson(options) ? jsonText('history-prune', pruned) : text + left);
  return pruned.warnings.length === 0 ? EXIT.clean : EXIT.warnings;
}

/** `history export ID [-o FILE]`: the whole record as JSON. */
export async function exportRecord(
  invocation: Invocation,
  id: string,
  options: { readonly output?: string },
): Promise<number> {
  emit(invocation, options, jsonText('history-export', await invocation.caller.history.get({ id })));
  return EXIT.clean;
}

/** `report RECORD --format F -o FILE`. */
export async function report(
  invocation: Invocation,
  id: string,
  options: { readonly format: 'html' | 'md' | 'json' | 'sarif' | 'junit'; readonly output?: string },
): Promise<number> {
  const rendered = await invocation.caller.report.render({ id, format: options.format });
  const isJson = options.format === 'json' || options.format === 'sarif';
  const text = isJson ? visibleJson(rendered.text) : rendered.text;
  emit(invocation, options.output === undefined ? {} : { output: options.output }, text);
  return EXIT.clean;
}
