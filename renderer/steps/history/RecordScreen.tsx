import { unreachable } from '../../../shared/base/assert.ts';
import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { Diagnostic } from '../../../shared/model/diagnostic.ts';
import { policyWords } from '../../../shared/model/check.ts';
import type { RecordBody } from '../../../shared/model/history.ts';
import { Checklist } from '../../components/Checklist.tsx';
import { checklistAnswer } from '../../../shared/model/checklistAnswer.ts';
import { firstView } from '../../components/checklistRows.ts';
import { DiagnosisView } from '../../components/DiagnosisView.tsx';
import { DiagnosticNotice, Notice } from '../../components/Notice.tsx';
import { ProposalCard } from '../../components/Proposal.tsx';
import { RunView, type RunPlace } from '../../components/RunView.tsx';
import { Screen } from '../../components/Screen.tsx';
import { Failed, Skeleton } from '../../components/States.tsx';
import { VerdictCounts } from '../../components/Verdicts.tsx';
import { time } from '../../components/words.ts';
import { aboutCheck } from '../../AboutCheck.tsx';
import { ExportMenu } from '../../ExportMenu.tsx';
import { problemOf } from '../../problem.ts';
import { useLoad } from '../../useLoad.ts';
import { useWorkbench } from '../../workbench.ts';
import type { HistoryRecord } from './History.tsx';
import { KIND_WORDS } from './outcomes.tsx';
import { ScrollBox } from '../../components/ScrollBox.tsx';

/** A record as the screen it came from, frozen and dated. */
export function RecordScreen({ id }: { readonly id: string }) {
  const { client, go, version } = useWorkbench();
  const found = useLoad(`record:${id}:${version}`, 'reading the record', () => client.history.get.query({ id }));
  const record = found.value?.record ?? null;
  const back = (
    <Button appearance="subtle" onClick={() => go('history')}>
      All records
    </Button>
  );
  if (record === null || found.value === null)
    return (
      <Screen name="History" answer="A record of the history." actions={back}>
        {found.problem === null ? <Skeleton lines={8} /> : <Failed problem={found.problem} retry={found.reload} />}
      </Screen>
    );
  const { body, editState } = found.value;
  return (
    <Screen
      name={`${KIND_WORDS[record.kind]}, record`}
      meta={[record.computerName, record.volume ?? 'Loose files'].filter((part) => part !== null).join(', ')}
      answer={body.kind === 'check' ? checklistAnswer(body.report) : record.summary}
      why={
        body.kind === 'check' && body.report.policy !== undefined ? `${policyWords(body.report.policy)}.` : undefined
      }
      summary={body.kind === 'run' ? <VerdictCounts run={body.run} /> : undefined}
      actions={
        <>
          {back}
          <ExportMenu recordId={record.id} findings={body.kind !== 'edit'} />
        </>
      }
      layout="rows-auto"
    >
      <Notice tone="na">
        As it was {record.kind === 'edit' ? 'written' : 'found'} on {time(record.at)}. A record does not change.
      </Notice>
      <Body record={record} body={body} undone={editState === 'undone'} />
    </Screen>
  );
}

function Body({
  record,
  body,
  undone,
}: {
  readonly record: Omit<HistoryRecord, 'files'>;
  readonly body: RecordBody;
  readonly undone: boolean;
}) {
  const [view, setView] = useState(() => firstView(body.kind === 'check' ? body.report : null));
  const [at, setAt] = useState<RunPlace>({ step: 1, tab: 'statements' });
  switch (body.kind) {
    case 'check':
      return <Checklist report={body.report} view={view} onView={setView} about={aboutCheck} />;
    case 'run':
      return <RunView run={body.run} at={at} onAt={setAt} />;
    case 'diagnosis':
      return <DiagnosisView diagnosis={body.diagnosis} />;
    case 'edit':
      return <EditRecord record={record} body={body} undone={undone} />;
    default:
      return unreachable(body);
  }
}

function EditRecord({
  record,
  body,
  undone,
}: {
  readonly record: Omit<HistoryRecord, 'files'>;
  readonly body: Extract<RecordBody, { kind: 'edit' }>;
  readonly undone: boolean;
}) {
  const { client, written, tell } = useWorkbench();
  const [problem, setProblem] = useState<Diagnostic | null>(null);
  const undo = async (): Promise<void> => {
    if (record.volume === null) return;
    try {
      await client.fix.undo.mutate({ volume: record.volume, editId: record.id });
      written();
      tell('The change is undone; every byte is as before.');
    } catch (error) {
      setProblem(problemOf(error, 'undoing the change'));
    }
  };
  const possible = body.undoes === null && record.volume !== null && !undone;
  return (
    <ScrollBox label="Change" className="stack">
      {problem === null ? null : <DiagnosticNotice diagnostic={problem} live />}
      {body.undoes === null ? (
        <div className="row">
          <Button disabled={!possible} onClick={() => void undo()}>
            {undone ? 'This change is undone' : 'Undo this change'}
          </Button>
        </div>
      ) : (
        <p>This took back an earlier change.</p>
      )}
      <ProposalCard proposal={body.proposal} />
      <dl className="kv card cb">
        {body.files.map((file) => (
          <div key={file.file} className="glass">
            <dt>Backup of</dt>
            <dd className="mono">
              {file.file}: {file.backup}
            </dd>
          </div>
        ))}
      </dl>
    </ScrollBox>
  );
}
