import type { Change, MachineFacts, Run, Step } from '../../shared/model/simulation.ts';
import { ResultMark } from './ResultMark.tsx';
import { Table } from './Table.tsx';
import { imageStateWords, isExposed } from './timelineModel.ts';
import { placeWords } from './words.ts';

const ROWS: readonly (readonly [string, (facts: MachineFacts) => string])[] = [
  ['Power', (facts) => facts.power],
  ['Remote Desktop', (facts) => facts.rdp],
  ['Password', (facts) => facts.password],
  ['Administrator', (facts) => facts.administrator],
  ['Exposure', (facts) => (isExposed(facts) ? 'open and blank' : 'none')],
  ['Image state', (facts) => imageStateWords(facts.imageState)],
  ['Console', (facts) => facts.console || 'nothing yet'],
];

/** The machine before and after one step, the step's cause, and everything it changed. */
export function StateTable({ run, step: number }: { readonly run: Run; readonly step: number }) {
  const step = run.steps[number - 1];
  if (step === undefined) return <p className="cb">The run has no steps.</p>;
  const before = run.steps[number - 2]?.after ?? run.start;
  return (
    <>
      <StepHead step={step} />
      <Table
        label={`State before and after step ${number}`}
        columns="cols-state"
        head={['State', `Before step ${number}`, 'After']}
        rows={ROWS.map(([name, word]) => {
          const changed = word(before) !== word(step.after);
          return {
            key: name,
            cells: [
              name,
              <span key="b" className="muted">
                {word(before)}
              </span>,
              <span key="a" className={changed ? 'strong' : 'muted'} title={word(step.after)}>
                {changed ? word(step.after) : 'no change'}
              </span>,
            ],
          };
        })}
      />
      <Changes step={step} />
    </>
  );
}

function StepHead({ step }: { readonly step: Step }) {
  return (
    <div className="cb stack">
      <p className="strong wrap">
        {step.number}. {step.title}
      </p>
      {step.because === null ? null : <p className="wrap">Because of {placeWords(step.because)}.</p>}
      {step.group === null ? null : <p className="muted">Runs at the same time as others; no order is promised.</p>}
      {step.notSimulated.map((program, index) => (
        <p key={index} className="wrap">
          <ResultMark tone="unknown">Not simulated</ResultMark> <code>{program}</code>
        </p>
      ))}
      {step.messages.length === 0 ? null : <pre className="evid cb">{step.messages.join('\n')}</pre>}
    </div>
  );
}

function Changes({ step }: { readonly step: Step }) {
  if (step.changes.length === 0) return <p className="cb muted">The step changes nothing.</p>;
  return (
    <Table
      label={`What step ${step.number} changes`}
      columns="cols-compare"
      head={['Changed', 'Before', 'After']}
      rows={step.changes.map((change, index) => ({
        key: String(index),
        className: 'tall',
        cells: [
          <code key="t">{change.target}</code>,
          <code key="b">{sideWords(change, 'before')}</code>,
          <code key="a">{sideWords(change, 'after')}</code>,
        ],
      }))}
    />
  );
}

function sideWords(change: Change, side: 'before' | 'after'): string {
  if (change.kind !== 'registry') return change[side] ?? 'not there';
  const value = change[side];
  return value === null ? 'not there' : `${String(value.data)} (${value.type})`;
}

/** Who can log in at the end, and in which state the machine is. */
export function FinalTable({ run }: { readonly run: Run }) {
  const { final } = run;
  const rows: readonly (readonly [string, string])[] = [
    ['Image made', final.imageMade ? 'yes' : 'no'],
    ['Image state', imageStateWords(final.imageState)],
    ['Remote Desktop', final.rdp],
  ];
  return (
    <>
      <div className="cb">
        {final.canLogIn === null ? (
          <ResultMark tone="unknown">Whether anybody can log in cannot be told</ResultMark>
        ) : final.canLogIn ? (
          <ResultMark tone="pass">Somebody can log in</ResultMark>
        ) : (
          <ResultMark tone="fail">Nobody can log in</ResultMark>
        )}
      </div>
      <Table
        label="End state"
        columns="cols-state"
        head={['State', 'At the end', '']}
        rows={rows.map(([name, value]) => ({ key: name, cells: [name, value, ''] }))}
      />
      <Table
        label="Accounts at the end"
        columns="cols-compare"
        head={['Account', 'Enabled', 'Password']}
        rows={final.accounts.map((account) => ({
          key: account.name,
          cells: [
            `${account.name}${account.administrator ? ', administrator' : ''}`,
            account.enabled ? 'enabled' : 'disabled',
            <span key="p" title={account.password}>
              {account.password}
            </span>,
          ],
        }))}
      />
      {run.assumptions.length === 0 ? null : (
        <div className="cb stack">
          <h3>Assumed about the start</h3>
          <ul className="stack">
            {run.assumptions.map((sentence, index) => (
              <li key={index}>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
