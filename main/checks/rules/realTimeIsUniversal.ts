import { findNumber } from '../../subject/lookup.ts';
import { answerTimeZones, isUtc, machineTimeZone, TIME_ZONE } from '../../subject/timeZone.ts';
import type { Subject } from '../../subject/subject.ts';
import { finding, unknownFinding, unreadableFinding, type CheckFinding, type CheckRule } from '../rule.ts';

const VALUE = 'RealTimeIsUniversal';

/** Windows takes the hardware clock for UTC wherever its zone is another one. Source: failure modes FM-27. */
export const realTimeIsUniversal: CheckRule = {
  id: 'real-time-is-universal',
  area: 'time',
  grade: 'required',
  mayBreak: 'ready',
  question: 'Does Windows take the hardware clock for UTC?',
  remedy:
    'Run on the source machine: reg add "HKLM\\SYSTEM\\CurrentControlSet\\Control\\TimeZoneInformation" /v RealTimeIsUniversal /t REG_DWORD /d 1 /f.',
  source: [{ document: 'AWS, Common issues troubleshooting Windows instances; EC2Rescue', certainty: 'documented' }],
  run({ registry, report, fs }: Subject) {
    const where = { key: TIME_ZONE, value: VALUE };
    const found = findNumber(registry, TIME_ZONE, VALUE);
    if (found.kind === 'unreadable') return unreadableFinding(realTimeIsUniversal, WHAT, found.problem, where);
    const value = found.kind === 'found' ? found.value : null;
    const evidence = [{ where, text: value === null ? 'not present' : `${VALUE} = ${value}` }];
    if (value === 1)
      return finding(realTimeIsUniversal, 'pass', 'Windows takes the hardware clock for UTC', { evidence });
    const zone = machineTimeZone(registry);
    const at = { key: TIME_ZONE, value: 'TimeZoneKeyName' };
    if (zone.kind === 'unreadable') return unreadableFinding(realTimeIsUniversal, WHAT, zone.problem, at);
    if (zone.kind === 'absent')
      return unknownFinding(realTimeIsUniversal, WHAT, 'The time zone of the machine is not written.', at);
    const { zones, doubts } = answerTimeZones(fs, registry, report.windows.kernel);
    const all = [{ id: zone.value, where: at }, ...zones];
    const shown = [...evidence, ...all.map((each) => ({ where: each.where, text: each.id }))];
    const [doubt] = doubts;
    const last = all.at(-1)?.id ?? '';
    if (!isUtc(last)) return drifts(last, shown, 'fail');
    if (doubt !== undefined) return unknownFinding(realTimeIsUniversal, WHAT, doubt, at);
    const other = all.find(({ id }) => !isUtc(id));
    if (other !== undefined) return drifts(other.id, shown, 'warning');
    return finding(realTimeIsUniversal, 'pass', 'The time zone is UTC, as the hardware clock is', { evidence: shown });
  },
};

const WHAT = 'Whether Windows takes the hardware clock for UTC';

function drifts(zone: string, evidence: CheckFinding['diagnostics'][number]['evidence'], result: 'fail' | 'warning') {
  return finding(
    realTimeIsUniversal,
    result,
    `The time zone is ${zone}, and Windows takes the hardware clock for local time`,
    {
      detail:
        result === 'fail'
          ? 'After a restart the clock is wrong by hours: the lease of the address ends, scheduled tasks run at wrong times, activation fails.'
          : 'The first boot sets the zone to UTC; until then, and on the source machine, the clock may be wrong by hours after a restart.',
      evidence,
      fix: realTimeIsUniversal.remedy,
      breaks: 'ready',
      prediction: 'likely',
    },
  );
}
