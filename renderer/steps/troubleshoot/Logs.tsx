import { Button, SearchBox } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { LogEntry, LogLevel } from '../../../shared/model/log.ts';
import { Chips } from '../../components/Chips.tsx';
import { CopyButton } from '../../components/Evidence.tsx';
import { Grid, type GridRow } from '../../components/Grid.tsx';
import { ResultMark, type Tone } from '../../components/ResultMark.tsx';
import { ScrollBox } from '../../components/ScrollBox.tsx';
import { Empty, Failed, Skeleton } from '../../components/States.tsx';
import { useKey } from '../../components/useKey.ts';
import { number } from '../../components/words.ts';
import { problemOf } from '../../problem.ts';
import { useKept, useWorkbench } from '../../workbench.ts';
import { FileFilter, shortName } from './FileFilter.tsx';
import { findRecord, type LogLine } from './findRecord.ts';
import { useLogPages, type LogPages } from './useLogPages.ts';

const LEVELS: readonly { readonly value: LogLevel; readonly word: string; readonly tone?: Tone }[] = [
  { value: 'error', word: 'Error', tone: 'fail' },
  { value: 'warning', word: 'Warning', tone: 'warn' },
  { value: 'info', word: 'Info' },
  { value: 'other', word: 'Other' },
];

interface View {
  readonly levels: readonly LogLevel[];
  readonly files: readonly string[];
  readonly grep: string;
  readonly selected: number;
}

const FIRST: View = { levels: ['error', 'warning', 'info', 'other'], files: [], grep: '', selected: 0 };
const FIND_DELAY_MS = 250;
/** A page cannot be taller than some 33 million pixels; beyond this the reader narrows by level, file or text. */
const MAX_ROWS = 1_000_000;

/** The logs of the volume as one list: levels, files, find, and the selected record in full. */
export function Logs({
  volume,
  files,
  wanted,
  proof,
}: {
  readonly volume: string;
  readonly files: readonly string[];
  /** A line that another part of the screen asks for. */
  readonly wanted: LogLine | null;
  /** The line that the diagnosis rests on; the list starts there. */
  readonly proof: LogLine | null;
}) {
  const { client } = useWorkbench();
  const [view, setView] = useKept<View>('logs', FIRST);
  const [text, setText] = useState(view.grep);
  const pages = useLogPages(client, { volume, levels: view.levels, files: view.files, grep: view.grep });
  const select = (selected: number): void => setView({ ...view, selected });
  useFind(text, view, setView);
  useWanted(volume, wanted, proof, view, setView, () => setText(''));
  const nextError = (direction: 1 | -1): void => {
    void findError(pages, view.selected, direction).then((found) => found !== null && select(found));
  };
  useKey('F8', (event) => nextError(event.shiftKey ? -1 : 1));
  const current = pages.entryAt(view.selected);
  return (
    <section className="card logs" aria-label="Logs">
      <div className="ch tools">
        <h2>Logs</h2>
        <Chips
          label="Levels to show"
          items={LEVELS.map((level) => ({ ...level, count: isEmpty(pages) ? null : pages.counts[level.value] }))}
          on={view.levels}
          onToggle={(levels) => setView({ ...view, levels, selected: 0 })}
        >
          <FileFilter
            files={files}
            chosen={view.files}
            onChoose={(chosen) => setView({ ...view, files: chosen, selected: 0 })}
          />
          <SearchBox
            size="small"
            aria-label="Find in the logs"
            placeholder="Text or /expression/"
            data-find
            value={text}
            onChange={(_, { value }) => setText(value)}
          />
          <Button size="small" appearance="subtle" onClick={() => nextError(1)}>
            Next error <span className="kbd">F8</span>
          </Button>
        </Chips>
      </div>
      <TooMany total={pages.total} />
      <LogList
        pages={pages}
        files={files}
        text={view.grep}
        selected={view.selected}
        onSelect={select}
        onReset={() => setView(FIRST)}
      />
      {current === null ? null : <Record entry={current} />}
    </section>
  );
}

/** Nothing has come of the logs yet, so that a count would say what is not known. */
function isEmpty({ loading, total }: LogPages): boolean {
  return loading && total === 0;
}

/** Says that not every matching record can be listed. */
function TooMany({ total }: { readonly total: number }) {
  if (total <= MAX_ROWS) return null;
  return (
    <p className="cb cap">
      {number(total)} records match; the first {number(MAX_ROWS)} are listed. Narrow them by level, file or text.
    </p>
  );
}

function hiddenWords(text: string): string {
  return text === '' ? 'No log record is shown' : `No shown record holds “${text}”`;
}

function LogList({
  pages,
  files,
  text,
  selected,
  onSelect,
  onReset,
}: {
  readonly pages: LogPages;
  readonly files: readonly string[];
  /** What is looked for; empty when nothing is. */
  readonly text: string;
  readonly selected: number;
  readonly onSelect: (index: number) => void;
  readonly onReset: () => void;
}) {
  if (pages.problem !== null)
    return (
      <div className="cb">
        <Failed problem={pages.problem} />
      </div>
    );
  if (pages.loading && pages.total === 0) return <Skeleton lines={6} />;
  if (pages.total === 0)
    return (
      <Empty
        title={files.length === 0 ? 'No log was found on this volume' : hiddenWords(text)}
        actions={files.length === 0 ? undefined : <Button onClick={onReset}>Show all records</Button>}
      >
        {files.length === 0
          ? 'Records of Windows Setup and of the agent would be here. Copy Windows\\Panther with the volume.'
          : 'The levels, files and text chosen above hide all of them.'}
      </Empty>
    );
  return (
    <Grid
      label={pages.total > MAX_ROWS ? `The first ${number(MAX_ROWS)} log records` : 'Log records'}
      columns="cols-log"
      head={['Time', 'Level', 'Place', 'Message']}
      count={Math.min(pages.total, MAX_ROWS)}
      rowAt={(index) => logRow(pages.entryAt(index), files)}
      selected={Math.min(selected, Math.min(pages.total, MAX_ROWS) - 1)}
      onSelect={onSelect}
      onRange={pages.want}
    />
  );
}

function logRow(entry: LogEntry | null, files: readonly string[]): GridRow | null {
  if (entry === null) return null;
  const level = LEVELS.find((item) => item.value === entry.level);
  const [firstLine = ''] = entry.text.split('\n', 1);
  return {
    key: String(entry.index),
    cells: [
      <code key="t" title={`${entry.time ?? ''}${ZONES[entry.zone]}`}>
        <TimeWords text={entry.time ?? ''} />
      </code>,
      level?.tone === undefined ? (
        <span key="l" className="muted">
          {level?.word}
        </span>
      ) : (
        <ResultMark key="l" tone={level.tone}>
          {level.word}
        </ResultMark>
      ),
      <span key="p" className="cap" title={`${entry.file}, line ${entry.line}`}>
        {shortName(entry.file, files)}:{entry.line}
      </span>,
      <code key="m">{firstLine}</code>,
    ],
  };
}

const ZONES: Readonly<Record<LogEntry['zone'], string>> = {
  utc: ', UTC',
  local: ', local time of the machine',
  unknown: '',
};

/** Date and time of day without fractions; a narrow list hides the date. The title has the stamp as written. */
function TimeWords({ text }: { readonly text: string }) {
  const [, date, clock] = /^(\S*?)[T ](\d\d:\d\d:\d\d)/.exec(text) ?? [];
  if (clock === undefined) return text;
  return (
    <>
      <span className="date">{date} </span>
      {clock}
    </>
  );
}

function Record({ entry }: { readonly entry: LogEntry }) {
  const place = `${entry.file}, line ${entry.line}`;
  return (
    <div className="record">
      <div className="eh row">
        <span className="cap muted grow cut">
          {place}
          {entry.component === '' ? '' : `, ${entry.component}`}
          {ZONES[entry.zone]}
        </span>
        <CopyButton text={`${place}\n${entry.text}`} name="Copy this record" />
      </div>
      <ScrollBox label="The selected record in full">
        <pre>{entry.text}</pre>
      </ScrollBox>
    </div>
  );
}

/** Finds as soon as typing rests. */
function useFind(text: string, view: View, setView: (view: View) => void): void {
  useEffect(() => {
    if (text === view.grep) return undefined;
    const timer = setTimeout(() => setView({ ...view, grep: text, selected: 0 }), FIND_DELAY_MS);
    return () => clearTimeout(timer);
  }, [text, view, setView]);
}

/** Shows a line that was asked for; before anything was looked at, the line that the diagnosis rests on. */
function useWanted(
  volume: string,
  wanted: LogLine | null,
  proof: LogLine | null,
  view: View,
  setView: (view: View) => void,
  clearText: () => void,
): void {
  const { client, tell } = useWorkbench();
  const done = useRef<LogLine | null>(null);
  const target = wanted ?? (view === FIRST ? proof : null);
  useEffect(() => {
    if (target === null || target === done.current) return;
    done.current = target;
    findRecord(client, volume, target).then(
      (found) => {
        if (found === null) return;
        clearText();
        const narrowed = { ...FIRST, files: [target.file], selected: found.position };
        setView(found.index < MAX_ROWS ? { ...FIRST, selected: found.index } : narrowed);
      },
      (error: unknown) => tell(problemOf(error, 'looking for the line').summary),
    );
  });
}

async function findError(pages: LogPages, from: number, direction: 1 | -1): Promise<number | null> {
  for (let index = from + direction; index >= 0 && index < pages.total; index += direction) {
    const entry = pages.entryAt(index) ?? (await fetched(pages, index));
    if (entry?.level === 'error') return index;
  }
  return null;
}

async function fetched(pages: LogPages, index: number): Promise<LogEntry | null> {
  await pages.fetch(index);
  return pages.entryAt(index);
}
