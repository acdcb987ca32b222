import { useState } from 'react';
import type { Diagnostic } from '../../../shared/model/diagnostic.ts';
import type { HiveFound } from '../../../shared/model/volume.ts';
import { LONG, LongList } from '../../components/LongList.tsx';
import { DiagnosticNotice, Notice } from '../../components/Notice.tsx';
import { ResultMark, type Tone } from '../../components/ResultMark.tsx';
import { Card } from '../../components/Screen.tsx';
import { Table } from '../../components/Table.tsx';
import { count, size } from '../../components/words.ts';

const HIVE_STATES: Readonly<Record<HiveFound['state'], readonly [Tone, string]>> = {
  clean: ['pass', 'Clean'],
  replayed: ['warn', 'Dirty, replayed in memory'],
  dirty: ['warn', 'Dirty, read without its log'],
  damaged: ['unknown', 'Damaged, read in part'],
  unreadable: ['unknown', 'Could not be read'],
  missing: ['na', 'Missing'],
};

/** The hives with their states; what is not clean is said in a sentence, with what is wrong with it. */
export function Hives({ hives }: { readonly hives: readonly HiveFound[] }) {
  const odd = hives.filter(({ state }) => state !== 'clean' && state !== 'missing');
  return (
    <Card title="Registry hives">
      <Table
        label="Registry hives"
        columns="cols-hive"
        head={[
          'Hive',
          'State',
          <span key="z" className="num">
            Size
          </span>,
        ]}
        rows={hives.map((hive) => ({
          key: hive.path,
          cells: [
            <code key="n" title={hive.path}>
              {hive.name}
            </code>,
            <ResultMark key="s" tone={HIVE_STATES[hive.state][0]}>
              {HIVE_STATES[hive.state][1]}
            </ResultMark>,
            <span key="z" className="num">
              {hive.state === 'missing' ? '–' : size(hive.size)}
            </span>,
          ],
        }))}
      />
      {odd.length === 0 ? null : (
        <div className="cb stack">
          {odd.map((hive) => (
            <OddHive key={hive.path} hive={hive} />
          ))}
        </div>
      )}
    </Card>
  );
}

function OddHive({ hive }: { readonly hive: HiveFound }) {
  return (
    <div className="stack">
      <Notice tone={HIVE_STATES[hive.state][0]} title={hiveWords(hive)} />
      <Warnings hive={hive.name} warnings={hive.warnings} />
    </div>
  );
}

/** What the state of a hive means for everything that is read from it. */
export function hiveWords({ name, path, state, logsApplied }: HiveFound): string {
  switch (state) {
    case 'clean':
      return `${name} is clean.`;
    case 'replayed':
      return `${name} was dirty: Windows had not written it completely. ${logsWords(logsApplied)} in memory; the file stays as it is.`;
    case 'dirty':
      return `${name} is dirty, and no log of it could be replayed: its last changes are missing.`;
    case 'damaged':
      return `${name} is damaged and was read in part: what is not found in it may be there all the same.`;
    case 'unreadable':
      return `${name} could not be read, so whatever depends on it is unknown.`;
    case 'missing':
      return `${name} is not at ${path}.`;
  }
}

function logsWords(logs: readonly string[]): string {
  if (logs.length === 0) return 'Its logs were replayed';
  return `${logs.join(' and ')} ${logs.length === 1 ? 'was' : 'were'} replayed`;
}

const WARNINGS_AT_FIRST = 3;
/** Height of a warning with two lines, in pixels. */
const WARNING_HEIGHT = 84;

function Warnings({ hive, warnings }: { readonly hive: string; readonly warnings: readonly Diagnostic[] }) {
  const [all, setAll] = useState(false);
  const more = warnings.length - WARNINGS_AT_FIRST;
  const shown = all ? warnings : warnings.slice(0, WARNINGS_AT_FIRST);
  return (
    <>
      {shown.length > LONG ? (
        <LongList
          label={`What is wrong with ${hive}`}
          className="pieces"
          count={shown.length}
          height={WARNING_HEIGHT}
          itemAt={(index) => warning(shown[index])}
        />
      ) : (
        shown.map(warning)
      )}
      {more <= 0 ? null : (
        <button type="button" className="link cap" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? `Show ${WARNINGS_AT_FIRST} again` : `Show ${count(more, 'more fault')}`}
        </button>
      )}
    </>
  );
}

function warning(found: Diagnostic | undefined, index?: number) {
  return found === undefined ? null : <DiagnosticNotice key={index} diagnostic={found} />;
}
