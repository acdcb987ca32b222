import { baseName } from '../../shared/base/winPath.ts';
import type { LogFormat } from '../../shared/model/log.ts';
import { knownLogPaths } from '../logs/knownLogPaths.ts';
import { LiteralScanner } from '../logs/literalScanner.ts';
import type { LogIndex } from '../logs/logIndex.ts';
import type { LogSet } from '../logs/logSet.ts';
import { MergeKeys } from '../logs/merge.ts';
import { scanLog, type ScanHit } from '../logs/scanLog.ts';
import type { KnownIssue } from './catalogue.ts';
import { EVENT_MARKS, type EventMark } from './eventMarks.ts';
import { withoutRepeated } from './repeatedErrors.ts';
import { requiredLiterals } from './requiredLiterals.ts';
import { RUN_MARKERS, type RunMarker } from './runMarkers.ts';

export type Subject =
  | { readonly kind: 'issue'; readonly issue: KnownIssue }
  | { readonly kind: 'event'; readonly mark: EventMark }
  | { readonly kind: 'marker'; readonly marker: RunMarker };

/** A record that a pattern matches. */
export interface Hit {
  readonly subject: Subject;
  readonly log: LogIndex;
  readonly entry: number;
  /** Place in the merged order: the merge key, then the file, then the record. */
  readonly key: number;
  readonly file: number;
  /** The record as it stands in the file, secrets masked, cut where it is very long. */
  readonly text: string;
  readonly groups: Readonly<Record<string, string>>;
}

interface Rule {
  readonly subject: Subject;
  readonly pattern: RegExp;
  readonly formats: readonly string[];
  readonly notInfo: boolean;
}

/** Hits of one rule in one log that are kept; of more the earlier ones are dropped, since the last run counts. */
const MAX_HITS = 4_000;
const MAX_TEXT = 2_000;

/** Files that never hold a run, whatever their text looks like. */
const OTHER_LOGS = new Set(
  knownLogPaths
    .filter(({ phase }) => ['servicing', 'drivers', 'other'].includes(phase))
    .map(({ path }) => baseName(path).toLowerCase())
    .filter((name) => !name.startsWith('setup')),
);

/** Whether a log can tell of a run; upgrades keep logs of the same form. */
export function mayHoldRun({ file }: LogIndex): boolean {
  return !/\$WINDOWS\.~BT/i.test(file) && !OTHER_LOGS.has(baseName(file).toLowerCase());
}

/** Everything that decides a diagnosis, from all logs, in merged order. Yields bytes done. */
export function* matchLogs(logs: LogSet, issues: readonly KnownIssue[]): Generator<number, readonly Hit[]> {
  const hits: Hit[] = [];
  let done = 0;
  for (const [file, log] of logs.logs.entries()) {
    const rules = mayHoldRun(log) ? rulesFor(log.format.id, issues) : [];
    if (rules.length > 0)
      hits.push(...(yield* matchLog(log, file, rules, new MergeKeys(log, logs.localOffsetMinutes), done)));
    done += log.source.size;
    yield done;
  }
  return withoutRepeated(hits, logs.logs).toSorted((a, b) => a.key - b.key || a.file - b.file || a.entry - b.entry);
}

function rulesFor(format: LogFormat, issues: readonly KnownIssue[]): readonly Rule[] {
  const rules: Rule[] = [
    ...RUN_MARKERS.map((marker) => ({ subject: { kind: 'marker' as const, marker }, notInfo: false, ...marker })),
    ...EVENT_MARKS.map((mark) => ({ subject: { kind: 'event' as const, mark }, notInfo: false, ...mark })),
    ...issues.map((issue) => ({
      subject: { kind: 'issue' as const, issue },
      pattern: issue.regex,
      formats: issue.formats,
      notInfo: issue.notInfo,
    })),
  ];
  return rules.filter((rule) => rule.formats.includes(format));
}

function* matchLog(
  log: LogIndex,
  file: number,
  rules: readonly Rule[],
  keys: MergeKeys,
  before: number,
): Generator<number, readonly Hit[]> {
  const matcher = new RuleMatcher(rules);
  const found = new Map<Rule, Hit[]>();
  for (const { done, hits } of scanLog(log, matcher.scanner)) {
    for (const hit of hits)
      for (const [rule, groups, text] of matcher.match(log, hit)) {
        const { subject } = rule;
        keep(found, rule, { subject, log, entry: hit.entry, key: keys.of(hit.entry), file, text, groups });
      }
    yield before + done;
  }
  return [...found.values()].flat();
}

function keep(found: Map<Rule, Hit[]>, rule: Rule, hit: Hit): void {
  const list = found.get(rule) ?? [];
  list.push(hit);
  if (list.length > MAX_HITS) list.splice(0, MAX_HITS / 2);
  found.set(rule, list);
}

/** Finds the literals of all rules at once and asks only the rules whose literal a record holds. */
class RuleMatcher {
  readonly scanner: LiteralScanner;
  private readonly rulesOf: readonly (readonly Rule[])[];

  constructor(rules: readonly Rule[]) {
    const byLiteral = new Map<string, Rule[]>();
    for (const rule of rules)
      for (const literal of requiredLiterals(rule.pattern.source) ?? [])
        byLiteral.set(literal, [...(byLiteral.get(literal) ?? []), rule]);
    this.scanner = new LiteralScanner([...byLiteral.keys()]);
    this.rulesOf = [...byLiteral.values()];
  }

  match(log: LogIndex, hit: ScanHit): readonly (readonly [Rule, Readonly<Record<string, string>>, string])[] {
    const rules = new Set([...hit.literals].flatMap((literal) => this.rulesOf[literal] ?? []));
    const wanted = [...rules].filter((rule) => !rule.notInfo || log.level(hit.entry) !== 'info');
    if (wanted.length === 0) return [];
    const text = log.rawText(hit.entry);
    return wanted.flatMap((rule) => {
      const match = rule.pattern.exec(text);
      return match === null ? [] : [[rule, { ...match.groups }, text.slice(0, MAX_TEXT)] as const];
    });
  }
}
