import { Button } from '@fluentui/react-components';
import { ResultMark, type Tone } from '../../components/ResultMark.tsx';
import { Card } from '../../components/Screen.tsx';
import { Empty, Failed, Skeleton } from '../../components/States.tsx';
import { Table } from '../../components/Table.tsx';
import { MiddleCut } from '../../components/MiddleCut.tsx';
import { time } from '../../components/words.ts';
import { problemOf } from '../../problem.ts';
import { useLoad } from '../../useLoad.ts';
import { useWorkbench } from '../../workbench.ts';

const TONES: Readonly<Record<string, readonly [Tone, string]>> = {
  fail: ['fail', 'Fail'],
  failed: ['fail', 'Failed'],
  broken: ['fail', 'Broken'],
  warning: ['warn', 'Warning'],
  stopped: ['warn', 'Stopped'],
  neverRan: ['na', 'Never ran'],
  unknown: ['unknown', 'Unknown'],
  cannotTell: ['unknown', 'Cannot tell'],
  pass: ['pass', 'Pass'],
  holds: ['pass', 'Holds'],
  succeeded: ['pass', 'Succeeded'],
};

const KINDS = { check: 'Check', run: 'Run', diagnosis: 'Diagnosis' } as const;

/** Volumes opened before, with the last verdict. */
export function RecentVolumes() {
  const { client, open, go, tell } = useWorkbench();
  const recent = useLoad('recent', 'reading the recent volumes', () => client.volume.recent.query());
  const forget = (path: string): void => {
    client.volume.forget
      .mutate({ path })
      .then(recent.reload, (error: unknown) => tell(problemOf(error, 'forgetting the volume').summary));
  };
  return (
    <Card
      title="Recent volumes"
      head={
        <Button size="small" appearance="subtle" onClick={() => go('history')}>
          Show history
        </Button>
      }
    >
      {recent.problem === null ? null : <Failed problem={recent.problem} retry={recent.reload} />}
      {recent.value === null && recent.loading ? <Skeleton lines={3} /> : null}
      {recent.value?.length === 0 ? (
        <Empty title="No volume was opened yet">Each one you open appears here with what was found last.</Empty>
      ) : null}
      {recent.value === null || recent.value.length === 0 ? null : (
        <Table
          label="Recent volumes"
          columns="cols-recent high"
          head={['Volume', 'Where', 'Last verdict', 'Opened', 'Actions']}
          rows={recent.value.map((volume) => ({
            key: volume.path,
            cells: [
              <strong key="n" className="strong" title={volume.product ?? ''}>
                {volume.computerName ?? 'No name'}
              </strong>,
              <code key="p">
                <MiddleCut text={volume.path} />
              </code>,
              <LastVerdict key="v" exists={volume.exists} verdict={volume.lastVerdict} />,
              <span key="t" className="muted">
                {time(volume.openedAt)}
              </span>,
              <span key="a" className="row">
                <Button
                  size="small"
                  disabled={!volume.exists}
                  aria-label={`Open ${volume.computerName ?? volume.path}`}
                  onClick={() => open(volume.path)}
                >
                  Open
                </Button>
                <Button
                  size="small"
                  appearance="subtle"
                  aria-label={`Forget ${volume.computerName ?? volume.path}`}
                  onClick={() => forget(volume.path)}
                >
                  Forget
                </Button>
              </span>,
            ],
          }))}
        />
      )}
    </Card>
  );
}

function LastVerdict({
  exists,
  verdict,
}: {
  readonly exists: boolean;
  readonly verdict: { readonly kind: keyof typeof KINDS; readonly result: string; readonly text: string } | null;
}) {
  if (!exists) return <ResultMark tone="unknown">It is not there now</ResultMark>;
  if (verdict === null) return <span className="muted">Nothing was checked yet</span>;
  const [tone, word] = TONES[verdict.result] ?? ['na', verdict.result];
  return (
    <span className="row">
      <ResultMark tone={tone}>
        {KINDS[verdict.kind]}: {word.toLowerCase()}
      </ResultMark>
      <span className="cut" title={verdict.text}>
        {verdict.text}
      </span>
    </span>
  );
}
