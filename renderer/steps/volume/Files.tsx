import type { ReactNode } from 'react';
import type { VolumeReport } from '../../../shared/model/volume.ts';
import { MiddleCut } from '../../components/MiddleCut.tsx';
import { ResultMark } from '../../components/ResultMark.tsx';
import { Card } from '../../components/Screen.tsx';
import { Empty } from '../../components/States.tsx';
import { Table, type TableRow } from '../../components/Table.tsx';
import { count, size } from '../../components/words.ts';
import { useWorkbench } from '../../workbench.ts';

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

function fileRow(path: string, kind: ReactNode, bytes: string, reason = ''): TableRow {
  return {
    key: path,
    cells: [
      <code key="p">
        <MiddleCut text={path} />
      </code>,
      <span key="k" className="muted" title={reason}>
        {kind}
      </span>,
      <span key="s" className="num">
        {bytes}
      </span>,
    ],
  };
}

/** Settings files and logs; after the logs were looked for, also those that are missing or could not be read. */
export function Files({ report }: { readonly report: VolumeReport }) {
  const { jobs } = useWorkbench();
  const diagnosis = jobs.diagnosis.last?.value ?? null;
  const files = [...report.configs, ...report.logs];
  const unreadable = diagnosis?.logsUnreadable ?? [];
  const missing = diagnosis?.logsMissing ?? [];
  return (
    <Card
      title="Files and logs"
      head={
        <span className="cap muted">
          {count(report.configs.length, 'settings file')}, {count(report.logs.length, 'log')}
          {missing.length === 0 ? '' : `, ${count(missing.length, 'log')} missing`}
        </span>
      }
    >
      {files.length + missing.length + unreadable.length === 0 ? (
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
          rows={[
            ...files.map(({ path, kind, size: bytes }) => fileRow(path, FILE_WORDS[kind] ?? kind, size(bytes))),
            ...unreadable.map(({ path, reason }) =>
              fileRow(path, <ResultMark tone="unknown">Unreadable</ResultMark>, '–', reason),
            ),
            ...missing.map((path) => fileRow(path, <ResultMark tone="na">Missing</ResultMark>, '–')),
          ]}
        />
      )}
    </Card>
  );
}
