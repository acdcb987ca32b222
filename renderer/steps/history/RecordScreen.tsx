import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { ChecklistReport } from '../../../shared/model/check.ts';
import type { Diagnostic } from '../../../shared/model/diagnostic.ts';
import type { Diagnosis } from '../../../shared/model/log.ts';
import type { ShownProposal } from '../../../shared/model/proposal.ts';
import type { Run } from '../../../shared/model/simulation.ts';
import { Checklist } from '../../components/Checklist.tsx';
import { checklistAnswer, FIRST_VIEW } from '../../components/checklistRows.ts';
import { DiagnosisView } from '../../components/DiagnosisView.tsx';
import { DiagnosticNotice, Notice } from '../../components/Notice.tsx';
import { ProposalCard } from '../../components/Proposal.tsx';
import { RunView, type RunPlace } from '../../components/RunView.tsx';
import { Screen } from '../../components/Screen.tsx';
import { Failed, Skeleton } from '../../components/States.tsx';
import { VerdictCounts } from '../../components/Verdicts.tsx';
import { time } from '../../components/words.ts';
import { ExportMenu } from '../../ExportMenu.tsx';
import { problemOf } from '../../problem.ts';
import { useLoad } from '../../useLoad.ts';
import { useWorkbench } from '../../workbench.ts';
import type { HistoryRecord } from './History.tsx';
import { KIND_WORDS } from './outcomes.tsx';
import { ScrollBox } from '../../components/ScrollBox.tsx';

interface EditBody {
  readonly proposal: ShownProposal;
  readonly state: 'applied' | 'undone';
}

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
  const { body } = found.value;
  return (
    <Screen
      name={`${KIND_WORDS[record.kind]}, record`}
      meta={`${record.computerName ?? ''} ${record.volume}`}
      answer={record.kind === 'check' ? checklistAnswer(body as ChecklistReport) : record.summary}
      summary={record.kind === 'run' ? <VerdictCounts run={body as Run} /> : undefined}
      actions={
        <>
          {back}
          <ExportMenu recordId={record.id} />
        </>
      }
      layout="rows-auto"
    >
      <Notice tone="na">As it was found on {time(record.at)}. A record does not change.</Notice>
      <Body record={record} body={body} />
    </Screen>
  );
}

function Body({ record, body }: { readonly record: HistoryRecord; readonly body: unknown }) {
  const [view, setView] = useState(FIRST_VIEW);
  const [at, setAt] = useState<RunPlace>({ step: 1, tab: 'statements' });
  switch (record.kind) {
    case 'check':
      return <Checklist report={body as ChecklistReport} view={view} onView={setView} />;
    case 'run':
      return <RunView run={body as Run} at={at} onAt={setAt} />;
    case 'diagnosis':
      return <DiagnosisView diagnosis={body as Diagnosis} />;
    case 'edit':
      return <EditRecord record={record} body={body as EditBody} />;
  }
}

function EditRecord({ record, body }: { readonly record: HistoryRecord; readonly body: EditBody }) {
  const { client, written, tell } = useWorkbench();
  const [problem, setProblem] = useState<Diagnostic | null>(null);
  const undo = (): void => {
    client.fix.undo.mutate({ volume: record.volume, editId: record.id }).then(
      () => {
        written();
        tell('The change is undone; every byte is as before.');
      },
      (error: unknown) => setProblem(problemOf(error, 'undoing the change')),
    );
  };
  return (
    <ScrollBox label="Change" className="stack">
      {problem === null ? null : <DiagnosticNotice diagnostic={problem} live />}
      <div className="row">
        <Button disabled={body.state === 'undone'} onClick={undo}>
          {body.state === 'undone' ? 'This change is undone' : 'Undo this change'}
        </Button>
      </div>
      <ProposalCard proposal={body.proposal} />
    </ScrollBox>
  );
}
