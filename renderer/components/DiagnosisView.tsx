import { useState, type ReactNode } from 'react';
import type { Cause, Confidence, Diagnosis, ExplainedCode } from '../../shared/model/log.ts';
import { barOf } from './barOf.ts';
import { CopyButton, EvidenceItem } from './Evidence.tsx';
import { Notice } from './Notice.tsx';
import { ProposalCard, type ProposalActions } from './Proposal.tsx';
import { ResultMark } from './ResultMark.tsx';
import { Empty } from './States.tsx';
import { Table } from './Table.tsx';
import { count, number, withoutPadding } from './words.ts';
import { ScrollBox } from './ScrollBox.tsx';
import { Tabs } from './Tabs.tsx';

const CONFIDENCE: Readonly<Record<Confidence, string>> = { certain: 'certain', likely: 'likely', possible: 'possible' };

/** A diagnosis: causes with chain and evidence beside what to do; live or from the history. */
export function DiagnosisView({
  diagnosis,
  actions,
  extra,
  onLog,
}: {
  readonly diagnosis: Diagnosis;
  readonly actions?: ProposalActions | undefined;
  /** More to do, under the advice. */
  readonly extra?: ReactNode;
  /** Shows a log line in its log; missing in a record. */
  readonly onLog?: ((file: string, line: number) => void) | undefined;
}) {
  return (
    <div className="split cols-top">
      <Causes diagnosis={diagnosis} onLog={onLog} />
      <WhatToDo diagnosis={diagnosis} actions={actions} extra={extra} />
    </div>
  );
}

function Causes({
  diagnosis,
  onLog,
}: {
  readonly diagnosis: Diagnosis;
  readonly onLog?: ((file: string, line: number) => void) | undefined;
}) {
  return (
    <section className="card" aria-label="Causes">
      <ScrollBox label="Causes in full" className="stack cb fill">
        {diagnosis.causes.length === 0 ? <NoCause diagnosis={diagnosis} /> : null}
        {diagnosis.causes.map((cause) => (
          <CauseCard key={cause.id} cause={cause} diagnosis={diagnosis} onLog={onLog} />
        ))}
        {diagnosis.codes.length === 0 ? null : <Codes codes={diagnosis.codes} />}
        <p className="cap muted">{readWords(diagnosis)}</p>
      </ScrollBox>
    </section>
  );
}

function NoCause({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  if (diagnosis.logsRead.length === 0)
    return <Empty title="No log was found">Copy Windows\Panther and the agent’s logs with the volume.</Empty>;
  return diagnosis.outcome === 'succeeded' ? (
    <Empty title="Nothing in the logs broke the run">What the simulation predicts stands beside what they show.</Empty>
  ) : (
    <Empty title="No known cause matches the logs">The errors that remain stand in the list below.</Empty>
  );
}

function readWords({ echoes, noise, logsRead, logsMissing }: Diagnosis): string {
  return [
    `${count(logsRead.length, 'log')} read, ${number(logsMissing.length)} missing.`,
    echoes === 0 ? '' : `${count(echoes, 'more line')} repeat the cause.`,
    noise === 0 ? '' : `${count(noise, 'line')} known to be harmless.`,
  ]
    .filter(Boolean)
    .join(' ');
}

function CauseCard({
  cause,
  diagnosis,
  onLog,
}: {
  readonly cause: Cause;
  readonly diagnosis: Diagnosis;
  readonly onLog?: ((file: string, line: number) => void) | undefined;
}) {
  return (
    <div className="stack">
      <div className="row rows">
        <ResultMark tone="fail" bold>
          Cause
        </ResultMark>
        <span className="tag" title="How sure it is that this broke the run">
          {CONFIDENCE[cause.confidence]}
        </span>
        <span className="tag" title="How well this failure is documented">
          {cause.status === 'confirmed' ? 'known failure' : `known failure, ${cause.status}`}
        </span>
        <span className="grow" />
        <CopyButton text={causeText(cause)} name="Copy the cause as text" />
      </div>
      <Chain cause={cause} diagnosis={diagnosis} />
      <p className="wrap">{cause.explanation}</p>
      <div>
        {cause.evidence.map((line, index) => (
          <div key={index} className="evid">
            <div className="eh">
              <span className="grow cut" title={line.file}>
                {line.file}, line {line.line}
              </span>
              {onLog === undefined ? null : (
                <button type="button" className="link cap" onClick={() => onLog(line.file, line.line)}>
                  Show in log
                </button>
              )}
            </div>
            <pre>{withoutPadding(line.text)}</pre>
          </div>
        ))}
        {cause.found.map((item, index) => (
          <EvidenceItem key={index} place={item.where} text={item.text} />
        ))}
      </div>
      <p className="cap muted wrap">Source: {cause.source}</p>
    </div>
  );
}

/** From what is seen to the first cause, with the code between them. */
function Chain({ cause, diagnosis }: { readonly cause: Cause; readonly diagnosis: Diagnosis }) {
  const code = diagnosis.codes.find((item) => cause.evidence.some((line) => line.text.includes(item.input)));
  return (
    <div className="chain">
      <div className="c">
        <span className="cap muted">What you see</span>
        <span>{diagnosis.answer.replace(/:.*$/s, '')}</span>
      </div>
      <span aria-hidden="true">‹</span>
      {code === undefined ? null : (
        <>
          <div className="c">
            <span className="cap muted">Because</span>
            <span>
              <span title={code.name ?? undefined}>{code.hex ?? code.input}</span>
              {code.meaning === null ? '' : `: ${code.meaning}`}
            </span>
          </div>
          <span aria-hidden="true">‹</span>
        </>
      )}
      <div className="c root">
        <span className="cap muted">First cause</span>
        <span className="strong">{cause.title}</span>
      </div>
    </div>
  );
}

function causeText(cause: Cause): string {
  const lines = cause.evidence.map((line) => `${line.file}, line ${line.line}: ${line.text}`);
  return [cause.title, cause.explanation, ...lines, cause.advice].join('\n');
}

function Codes({ codes }: { readonly codes: readonly ExplainedCode[] }) {
  return (
    <div className="stack">
      <h2 className="cap muted">Codes in the logs</h2>
      {codes.map((code) => (
        <Notice key={code.input} tone="na" title={`${code.input}${code.name === null ? '' : ` = ${code.name}`}`}>
          <p>
            {code.kind}
            {code.facility === null ? '' : `, ${code.facility}`}: {code.meaning ?? 'no meaning is known for it.'}
          </p>
          {code.candidates.length < 2 ? null : (
            <p className="cap muted">
              Could also be {code.candidates.map((other) => `${other.name} (${other.kind})`).join(', ')}.
            </p>
          )}
        </Notice>
      ))}
    </div>
  );
}

type DoTab = 'do' | 'prediction';

function WhatToDo({
  diagnosis,
  actions,
  extra,
}: {
  readonly diagnosis: Diagnosis;
  readonly actions?: ProposalActions | undefined;
  readonly extra?: ReactNode;
}) {
  const [tab, setTab] = useState<DoTab>('do');
  const first = diagnosis.proposals.find((proposal) => barOf(proposal) === null);
  return (
    <section className="card col" aria-label="What to do">
      <div className="ch">
        <Tabs<DoTab>
          label="What to do, or how it was predicted"
          items={[
            { value: 'do', word: 'What to do' },
            { value: 'prediction', word: 'Prediction against reality' },
          ]}
          selected={tab}
          onSelect={setTab}
        />
      </div>
      <ScrollBox label="What to do in full">
        {tab === 'prediction' ? <Prediction diagnosis={diagnosis} /> : null}
        {tab === 'do' ? (
          <div className="cb stack">
            {diagnosis.advice.length === 0 ? null : (
              <Notice tone="warn">
                <p>{diagnosis.advice.join(' ')}</p>
              </Notice>
            )}
            {diagnosis.outcome === 'succeeded' ? <p>Nothing to do: the last run succeeded.</p> : null}
            {diagnosis.proposals.length > 0
              ? null
              : diagnosis.causes.map((cause) => (
                  <p key={cause.id} className="wrap">
                    {cause.advice}
                  </p>
                ))}
            {diagnosis.proposals.map((proposal) => (
              <ProposalCard key={proposal.id} proposal={proposal} actions={actions} primary={proposal === first} />
            ))}
            {extra}
          </div>
        ) : null}
      </ScrollBox>
    </section>
  );
}

function Prediction({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const { rows, firstMissingStep } = diagnosis.expectation;
  if (rows.length === 0) return <p className="cb muted">No prediction could be made from the files of this volume.</p>;
  return (
    <Table
      label="Prediction against reality"
      columns="cols-predict"
      head={['Step', 'Predicted', 'Observed']}
      rows={rows.map((row) => ({
        key: row.step,
        className: row.step === firstMissingStep ? 'tall bad' : 'tall',
        cells: [row.title, row.predicted, row.observed],
      }))}
    />
  );
}
