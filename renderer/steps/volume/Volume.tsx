import { Button } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons';
import {
  imageStateWords,
  type GeneralizedMarker,
  type HiveFound,
  type VolumeReport,
} from '../../../shared/model/volume.ts';
import { CopyButton } from '../../components/Evidence.tsx';
import { DiagnosticNotice } from '../../components/Notice.tsx';
import { ResultMark, type Tone } from '../../components/ResultMark.tsx';
import { Card, Screen } from '../../components/Screen.tsx';
import { Empty } from '../../components/States.tsx';
import { Table } from '../../components/Table.tsx';
import { MiddleCut } from '../../components/MiddleCut.tsx';
import { count, size } from '../../components/words.ts';
import { agentWords, volumeAnswer } from '../../components/volumeWords.ts';
import { useWorkbench } from '../../workbench.ts';

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
        <Hives hives={report.hives} />
        <Files report={report} />
      </div>
    </Screen>
  );
}

function Sources({ report }: { readonly report: VolumeReport }) {
  const read = report.hives.filter((hive) => !['damaged', 'unreadable', 'missing'].includes(hive.state));
  const replayed = report.hives.filter((hive) => hive.state === 'replayed');
  const damaged = report.hives.filter((hive) => hive.state === 'damaged');
  const unread = report.hives.filter((hive) => hive.state === 'unreadable');
  return (
    <>
      <ResultMark tone="pass">{count(read.length, 'hive')} read</ResultMark>
      {replayed.length === 0 ? null : (
        <ResultMark tone="warn">{count(replayed.length, 'hive')} was dirty, replayed in memory</ResultMark>
      )}
      {damaged.length === 0 ? null : <ResultMark tone="unknown">{count(damaged.length, 'hive')} damaged</ResultMark>}
      {unread.length === 0 ? null : <ResultMark tone="unknown">{unread.length} could not be read</ResultMark>}
    </>
  );
}

function Identity({ report }: { readonly report: VolumeReport }) {
  const { windows } = report;
  const rows: readonly (readonly [string, string])[] = [
    ['Computer name', report.computerName ?? 'not found'],
    ['Windows', [windows.productName ?? 'not found', windows.editionId].filter(Boolean).join(', ')],
    ['Version', [windows.kernel, windows.build].filter(Boolean).join('.') || 'not found'],
    ['Installation', windows.installationType ?? 'not found'],
    ['Agents', agentWords(report) || 'none found'],
    ['Control set', report.controlSet === null ? 'not found' : String(report.controlSet)],
    ['Image state', imageStateWords(report)],
    ['Path', report.root],
    ['Fingerprint', report.fingerprint],
  ];
  const text = rows.map(([name, value]) => `${name}: ${value}`).join('\n');
  return (
    <Card title="Identity" head={<CopyButton text={text} name="Copy the identity as text" />} pad>
      <dl className="kv">
        {rows.map(([name, value]) => (
          <div key={name} className="glass">
            <dt>{name}</dt>
            <dd className={['Path', 'Fingerprint', 'Image state'].includes(name) ? 'mono' : ''}>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
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

const HIVE_STATES: Readonly<Record<HiveFound['state'], readonly [Tone, string]>> = {
  clean: ['pass', 'Clean'],
  replayed: ['warn', 'Dirty, replayed in memory'],
  dirty: ['warn', 'Dirty, read without its log'],
  damaged: ['unknown', 'Damaged, read in part'],
  unreadable: ['unknown', 'Could not be read'],
  missing: ['na', 'Missing'],
};

function Hives({ hives }: { readonly hives: readonly HiveFound[] }) {
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
      {hives
        .flatMap((hive) => hive.warnings)
        .map((warning, index) => (
          <div key={index} className="cb">
            <DiagnosticNotice diagnostic={warning} />
          </div>
        ))}
    </Card>
  );
}

/** Kinds of settings files, and the parts of a run whose logs a file has, as they are called on screen. */
const FILE_WORDS: Readonly<Record<string, string>> = {
  answerFile: 'answer file',
  bundleConfig: 'EC2Config settings',
  ec2config: 'EC2Config settings',
  launchConfig: 'EC2Launch settings',
  agentConfig: 'EC2Launch v2 settings',
  generalize: 'log of generalize',
  specialize: 'log of specialize',
  oobe: 'log of OOBE',
  agent: 'log of the agent',
};

function Files({ report }: { readonly report: VolumeReport }) {
  const files = [...report.configs, ...report.logs];
  return (
    <Card
      title="Files and logs"
      head={
        <span className="cap muted">
          {count(report.configs.length, 'settings file')}, {count(report.logs.length, 'log')}
        </span>
      }
    >
      {files.length === 0 ? (
        <Empty title="No settings files and no logs were found">
          Answer files, EC2Config settings and Setup logs would be here.
        </Empty>
      ) : (
        <Table
          label="Files and logs"
          columns="cols-file"
          head={[
            'File',
            'Kind',
            <span key="z" className="num">
              Size
            </span>,
          ]}
          rows={files.map((file) => ({
            key: file.path,
            cells: [
              <code key="p">
                <MiddleCut text={file.path} />
              </code>,
              <span key="k" className="muted">
                {FILE_WORDS[file.kind] ?? file.kind}
              </span>,
              <span key="s" className="num">
                {size(file.size)}
              </span>,
            ],
          }))}
        />
      )}
    </Card>
  );
}
