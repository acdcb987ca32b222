import type { HiveStat, HiveVerdict } from '../../../shared/model/hive.ts';
import type { HiveFound } from '../../../shared/model/volume.ts';
import { Notice } from '../../components/Notice.tsx';
import { Failed, Skeleton } from '../../components/States.tsx';
import { count, time } from '../../components/words.ts';
import { useLoad } from '../../useLoad.ts';
import { useWorkbench } from '../../workbench.ts';
import { HiveWarnings } from './HiveWarnings.tsx';

interface HiveReportProps {
  readonly root: string;
  readonly hive: HiveFound;
}

/** Every part of one hive looked at: the answer first, then what is wrong with it. */
export function HiveReport({ root, hive }: HiveReportProps) {
  const { client } = useWorkbench();
  const file = `${root}/${hive.path}`;
  const report = useLoad(`verify:${file}`, `verifying ${hive.name}`, async () => {
    const [verdict, stat] = await Promise.all([client.hives.verify.query({ file }), client.hives.stat.query({ file })]);
    return { verdict, stat };
  });
  return (
    <section className="cb stack" aria-label={`${hive.name}, verified`}>
      {report.value !== null ? <Verdict name={hive.name} {...report.value} /> : null}
      {report.value === null && report.problem === null ? <Skeleton lines={3} /> : null}
      {report.problem === null ? null : <Failed problem={report.problem} retry={report.reload} />}
    </section>
  );
}

interface VerdictProps {
  readonly name: string;
  readonly verdict: HiveVerdict;
  readonly stat: HiveStat;
}

function Verdict({ name, verdict, stat }: VerdictProps) {
  const faults = verdict.problems.filter(({ severity }) => severity !== 'info');
  return (
    <>
      <Notice tone={verdict.ok ? 'pass' : 'fail'} title={verdictWords(name, verdict.ok, faults.length)}>
        {statWords(stat)}
      </Notice>
      <HiveWarnings hive={name} warnings={verdict.problems} />
    </>
  );
}

function verdictWords(name: string, ok: boolean, faults: number): string {
  return ok
    ? `${name} is sound: order, hashes, counts and references hold.`
    : `${name} is not sound: ${count(faults, 'fault')}.`;
}

function statWords({ version, keys, values, lastWritten }: HiveStat): string {
  const written = lastWritten === null ? 'when it was last written is not kept' : `last written ${time(lastWritten)}`;
  return `Version ${version}, ${count(keys, 'key')}, ${count(values, 'value')}, ${written}.`;
}
