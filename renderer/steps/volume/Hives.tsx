import { useState } from 'react';
import type { HiveFound } from '../../../shared/model/volume.ts';
import { Notice } from '../../components/Notice.tsx';
import { ResultMark, type Tone } from '../../components/ResultMark.tsx';
import { Card } from '../../components/Screen.tsx';
import { Table } from '../../components/Table.tsx';
import { size } from '../../components/words.ts';
import { HiveReport } from './HiveReport.tsx';
import { HiveWarnings } from './HiveWarnings.tsx';

const HIVE_STATES: Readonly<Record<HiveFound['state'], readonly [Tone, string]>> = {
  clean: ['pass', 'Written completely'],
  replayed: ['warn', 'Dirty, replayed in memory'],
  dirty: ['warn', 'Dirty, read without its log'],
  damaged: ['unknown', 'Damaged, read in part'],
  unreadable: ['unknown', 'Could not be read'],
  missing: ['na', 'Missing'],
};

/** The hives with their states; what is not clean is said in a sentence, with what is wrong with it. */
export function Hives({ root, hives }: { readonly root: string; readonly hives: readonly HiveFound[] }) {
  const [verifying, setVerifying] = useState<string | null>(null);
  const chosen = hives.find(({ path }) => path === verifying);
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
          'Report',
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
            <VerifyButton
              key="v"
              hive={hive}
              open={hive.path === verifying}
              toggle={() => setVerifying(hive.path === verifying ? null : hive.path)}
            />,
          ],
        }))}
      />
      {chosen === undefined ? null : <HiveReport key={chosen.path} root={root} hive={chosen} />}
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

interface VerifyProps {
  readonly hive: HiveFound;
  readonly open: boolean;
  readonly toggle: () => void;
}

function VerifyButton({ hive, open, toggle }: VerifyProps) {
  if (hive.state === 'missing' || hive.state === 'unreadable') return null;
  return (
    <button type="button" className="link" aria-expanded={open} aria-label={`Verify ${hive.name}`} onClick={toggle}>
      {open ? 'Hide' : 'Verify'}
    </button>
  );
}

function OddHive({ hive }: { readonly hive: HiveFound }) {
  return (
    <div className="stack">
      <Notice tone={HIVE_STATES[hive.state][0]} title={hiveWords(hive)} />
      <HiveWarnings hive={hive.name} warnings={hive.warnings} />
    </div>
  );
}

/** What the state of a hive means for everything that is read from it. */
export function hiveWords({ name, path, state, logsApplied }: HiveFound): string {
  switch (state) {
    case 'clean':
      return `${name} was written completely.`;
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
