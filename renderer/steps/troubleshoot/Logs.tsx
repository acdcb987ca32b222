import { Button, Dropdown, Option, SearchBox } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { LogEntry, LogLevel } from '../../../shared/model/log.ts';
import { baseName } from '../../../shared/base/winPath.ts';
import { Chips } from '../../components/Chips.tsx';
import { CopyButton } from '../../components/Evidence.tsx';
import { Grid, type GridRow } from '../../components/Grid.tsx';
import { ResultMark, type Tone } from '../../components/ResultMark.tsx';
import { ScrollBox } from '../../components/ScrollBox.tsx';
import { Empty, Failed, Skeleton } from '../../components/States.tsx';
import { useKey } from '../../components/useKey.ts';
import { count } from '../../components/words.ts';
import { useKept, useWorkbench } from '../../workbench.ts';
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

/** The logs of the volume as one list: levels, files, find, and the selected record in full. */
export function Logs({
  volume,
  files,
  wanted,
}: {
  readonly volume: string;
  readonly files: readonly string[];
  /** A line that another part of the screen asks for. */
  readonly wanted: { readonly file: string; readonly line: number } | null;
}) {
  const { client } = useWorkbench();
  const [view, setView] = useKept<View>('logs', FIRST);
  const [text, setText] = useState(view.grep);
  const pages = useLogPages(client, { volume, levels: view.levels, files: view.files, grep: view.grep });
  const select = (selected: number): void => setView({ ...view, selected });
  useFind(text, view, setView);
  useWanted(wanted, pages, view, setView, () => setText(''));
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
          items={LEVELS.map((level) => ({ ...level, count: pages.counts[level.value] }))}
          on={view.levels}
          onToggle={(levels) => setView({ ...view, levels, selected: 0 })}
        >
          <Dropdown
            aria-label="Files to show"
            multiselect
            size="small"
            placeholder={`All ${count(files.length, 'file')}`}
            selectedOptions={[...view.files]}
            value={view.files.map(baseName).join(', ')}
            onOptionSelect={(_, data) => setView({ ...view, files: data.selectedOptions, selected: 0 })}
          >
            {files.map((file) => (
              <Option key={file} value={file} text={file}>
                {file}
              </Option>
            ))}
          </Dropdown>
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
      <LogList pages={pages} selected={view.selected} onSelect={select} onReset={() => setView(FIRST)} />
      {current === null ? null : <Record entry={current} />}
    </section>
  );
}

function LogList({
  pages,
  selected,
  onSelect,
  onReset,
}: {
  readonly pages: LogPages;
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
      <Empty title="No log record is shown" actions={<Button onClick={onReset}>Show all records</Button>}>
        Either the volume holds no logs, or the levels, files and text hide all of them.
      </Empty>
    );
  return (
    <Grid
      label="Log records"
      columns="cols-log"
      head={['Time', 'Level', 'Place', 'Message']}
      count={pages.total}
      rowAt={(index) => logRow(pages.entryAt(index))}
      selected={Math.min(selected, pages.total - 1)}
      onSelect={onSelect}
      onRange={pages.want}
    />
  );
}

function logRow(entry: LogEntry | null): GridRow | null {
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
        {baseName(entry.file)}:{entry.line}
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

/** Shows a line of a file that was asked for: the list is narrowed to that file and the record selected. */
function useWanted(
  wanted: { readonly file: string; readonly line: number } | null,
  pages: LogPages,
  view: View,
  setView: (view: View) => void,
  clearText: () => void,
): void {
  const [done, setDone] = useState(wanted);
  useEffect(() => {
    if (wanted === null || wanted === done) return;
    if (view.files.length !== 1 || view.files[0] !== wanted.file || view.grep !== '') {
      clearText();
      setView({ ...FIRST, files: [wanted.file] });
      return;
    }
    if (pages.loading) return;
    // What was asked for is done once; the list itself is fetched outside of React.
    // oxlint-disable-next-line react/set-state-in-effect
    setDone(wanted);
    void findLine(pages, wanted.line).then((found) => found !== null && setView({ ...view, selected: found }));
  }, [wanted, done, pages, view, setView, clearText]);
}

async function findLine(pages: LogPages, line: number): Promise<number | null> {
  for (let offset = 0; offset < pages.total;) {
    const entries = await pages.fetch(offset);
    const at = entries.findLastIndex((entry) => entry.line <= line);
    if (entries.length === 0) return null;
    if (at >= 0 && (at < entries.length - 1 || offset + entries.length >= pages.total)) return offset + at;
    offset += entries.length;
  }
  return null;
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
