import { Button } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons';
import type { GeneralizedMarker, VolumeReport } from '../../../shared/model/volume.ts';
import { DiagnosticNotice } from '../../components/Notice.tsx';
import { ResultMark } from '../../components/ResultMark.tsx';
import { Card, Screen } from '../../components/Screen.tsx';
import { Table } from '../../components/Table.tsx';
import { count } from '../../components/words.ts';
import { volumeAnswer } from '../../components/volumeWords.ts';
import { useWorkbench } from '../../workbench.ts';
import { Files } from './Files.tsx';
import { Hives } from './Hives.tsx';
import { Identity } from './Identity.tsx';

/** What is this? Identity, marks of generalization, hives, settings files and logs; and what could not be read. */
export function Volume() {
  const { opening, reopen } = useWorkbench();
  if (opening.kind !== 'open') return null;
  const { report } = opening;
  return (
    <Screen
      name="Volume"
      meta={`${report.root}, fingerprint ${report.fingerprint.slice(0, 12)}`}
      answer={volumeAnswer(report)}
      summary={<Sources report={report} />}
      actions={
        <Button icon={<ArrowClockwiseRegular />} onClick={reopen}>
          Read again
        </Button>
      }
      layout="flow"
    >
      {report.problems.map((problem, index) => (
        <DiagnosticNotice key={index} diagnostic={problem} />
      ))}
      <div className="card-grid">
        <Identity report={report} />
        <Generalized report={report} />
        <Hives root={report.root} hives={report.hives} />
        <Files report={report} />
      </div>
    </Screen>
  );
}

function Sources({ report }: { readonly report: VolumeReport }) {
  const read = report.hives.filter((hive) => !['damaged', 'unreadable', 'missing'].includes(hive.state));
  const replayed = report.hives.filter((hive) => hive.state === 'replayed');
  const dirty = report.hives.filter((hive) => hive.state === 'dirty');
  const damaged = report.hives.filter((hive) => hive.state === 'damaged');
  const unread = report.hives.filter((hive) => hive.state === 'unreadable');
  return (
    <>
      <ResultMark tone="pass">{count(read.length, 'hive')} read</ResultMark>
      {replayed.length === 0 ? null : (
        <ResultMark tone="warn">{count(replayed.length, 'hive')} dirty, replayed in memory</ResultMark>
      )}
      {dirty.length === 0 ? null : (
        <ResultMark tone="warn">{count(dirty.length, 'hive')} dirty, read without log</ResultMark>
      )}
      {damaged.length === 0 ? null : <ResultMark tone="unknown">{count(damaged.length, 'hive')} damaged</ResultMark>}
      {unread.length === 0 ? null : <ResultMark tone="unknown">{unread.length} could not be read</ResultMark>}
    </>
  );
}

const VERDICTS: Readonly<Record<VolumeReport['generalized']['verdict'], string>> = {
  generalized: 'Is it generalized? Yes',
  notGeneralized: 'Is it generalized? No',
  partly: 'Is it generalized? Partly; the marks do not agree',
  unknown: 'Is it generalized? It cannot be told',
};

/** Marks that have no name of their own on disk. */
const MARKER_WORDS: Readonly<Record<string, string>> = { imageState: 'ImageState' };

const POINTS: Readonly<Record<GeneralizedMarker['points'], string>> = {
  generalized: 'generalized',
  notGeneralized: 'not generalized',
  unclear: 'unclear',
};

function Generalized({ report }: { readonly report: VolumeReport }) {
  return (
    <Card title={VERDICTS[report.generalized.verdict]}>
      <Table
        label="Marks of generalization"
        columns="cols-mark"
        head={['Mark', 'Found', 'Says']}
        rows={report.generalized.markers.map((marker) => ({
          key: marker.id,
          cells: [
            MARKER_WORDS[marker.id] ?? marker.id,
            <code key="f" title={marker.found}>
              {marker.found}
            </code>,
            POINTS[marker.points],
          ],
        }))}
      />
    </Card>
  );
}
