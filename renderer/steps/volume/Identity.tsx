import { hiveComplete, imageStateWords, type VolumeReport } from '../../../shared/model/volume.ts';
import { CopyButton } from '../../components/Evidence.tsx';
import { Card } from '../../components/Screen.tsx';
import { agentWords } from '../../components/volumeWords.ts';
import { useLoad } from '../../useLoad.ts';
import { useVolume, useWorkbench } from '../../workbench.ts';

/** Facts in a fixed-width face. */
const EXACT: readonly string[] = ['Machine SID', 'Path', 'Fingerprint', 'Image state'];

/** Checks whose answer is a fact of the machine, by the name of the fact. */
const TOLD_BY_CHECKS = [
  ['Membership', 'domain-joined'],
  ['Time zone', 'time-zone'],
] as const;

/** What the volume is, fact by fact; what the checks have found out stands there once they have run. */
export function Identity({ report }: { readonly report: VolumeReport }) {
  const { client, version, jobs } = useWorkbench();
  const volume = useVolume();
  const accounts = useLoad(`accounts:${volume}:${version}`, 'reading the machine SID', () =>
    client.accounts.list.query({ volume }),
  );
  const checked = jobs.checks.last?.value.results ?? [];
  const { windows } = report;
  const rows: readonly (readonly [string, string])[] = [
    ['Computer name', report.computerName ?? absent(report, 'SYSTEM')],
    ['Machine SID', accounts.loading ? '…' : (accounts.value?.machineSid ?? absent(report, 'SAM'))],
    ['Windows', [windows.productName ?? absent(report, 'SOFTWARE'), windows.editionId].filter(Boolean).join(', ')],
    ['Version', [windows.kernel, windows.build].filter(Boolean).join('.') || absent(report, 'SOFTWARE')],
    ['Installation', windows.installationType ?? absent(report, 'SOFTWARE')],
    ...TOLD_BY_CHECKS.flatMap(([name, id]) =>
      checked.filter((outcome) => outcome.id === id).map(({ title }) => [name, title] as const),
    ),
    ['Agents', agentWords(report) || 'none found'],
    ['Control set', report.controlSet === null ? absent(report, 'SYSTEM') : String(report.controlSet)],
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
            <dd className={EXACT.includes(name) ? 'mono' : ''}>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

/** What stands for a fact that was not found: it is not there only where all of its hive could be read. */
function absent({ hives }: VolumeReport, name: string): string {
  return hives.some((hive) => hive.name === name && hiveComplete(hive)) ? 'not found' : 'cannot tell';
}
