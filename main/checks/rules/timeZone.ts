import { sameName } from '../../../shared/base/caseless.ts';
import { answerTimeZones, hasTimeZone, machineTimeZone, TIME_ZONE, type AnswerZone } from '../../subject/timeZone.ts';
import type { Subject } from '../../subject/subject.ts';
import { finding, judgeFound, unknownFinding, type CheckFinding, type CheckRule } from '../rule.ts';

/** The time zone is one that Windows has, and a first boot keeps it. Source: answer file facts, sections 4 and 9. */
export const timeZone: CheckRule = {
  id: 'time-zone',
  area: 'time',
  grade: 'recommended',
  mayBreak: 'specialize',
  question: 'Does a new instance get the time zone of the source machine?',
  remedy:
    'Write the id of a zone that Windows has, as tzutil /l lists them, in both passes of the answer file; or leave it when the zone of the answer file is meant.',
  source: [
    { document: 'AWS, Create a standard Amazon Machine Image Using Sysprep (TimeZone UTC)', certainty: 'stated' },
    { document: 'Set-up logs that name an unknown time zone', certainty: 'observed' },
  ],
  run: (subject) =>
    judgeFound(timeZone, WHAT, machineTimeZone(subject.registry), WHERE, (zone) => {
      if (zone === null) return unknownFinding(timeZone, WHAT, 'The time zone of the machine is not written.', WHERE);
      return judge(subject, zone);
    }),
};

const WHAT = 'The time zone of a new instance';
const WHERE = { key: TIME_ZONE, value: 'TimeZoneKeyName' };

function judge({ registry, report, fs }: Subject, zone: string): CheckFinding {
  const { zones, doubts } = answerTimeZones(fs, registry, report.windows.kernel);
  const evidence = [
    { where: WHERE, text: zone },
    ...zones.map(({ id, where, pass }) => ({ where, text: `${pass}: ${id}` })),
  ];
  const unknown = zones.find(({ id }) => !hasTimeZone(registry, id));
  if (unknown !== undefined)
    return warn(`The answer file sets a time zone that Windows does not have: ${unknown.id}`, evidence, {
      detail: 'Windows writes a line to its log and keeps the zone that it has.',
      fix: `Write the id of a zone, as tzutil /l lists them, in the pass ${unknown.pass} of the answer file.`,
    });
  if (!hasTimeZone(registry, zone))
    return warn(`Windows does not have the time zone of this machine: ${zone}`, evidence, {
      detail: 'Clocks and logs are then in UTC or wrong.',
      fix: 'Set a zone on the source machine: tzutil /s, with an id that tzutil /l lists.',
    });
  const last = zones.at(-1);
  if (last !== undefined && !sameName(last.id, zone)) return changes(zone, last, evidence);
  const [doubt] = doubts;
  if (doubt !== undefined) return unknownFinding(timeZone, WHAT, doubt, WHERE);
  return finding(timeZone, 'pass', `The time zone of a new instance is that of this machine, ${zone}`, { evidence });
}

type Evidence = CheckFinding['diagnostics'][number]['evidence'];

function changes(zone: string, last: AnswerZone, evidence: Evidence): CheckFinding {
  return warn(`The first boot changes the time zone from ${zone} to ${last.id}`, evidence, {
    detail:
      'The answer file sets its own zone, in the specialize pass and in OOBE; both must be changed to keep another one.',
    fix: `Leave it when ${last.id} is meant; else set both TimeZone settings of the answer file to ${zone}.`,
  });
}

function warn(
  title: string,
  evidence: Evidence,
  parts: { readonly detail: string; readonly fix: string },
): CheckFinding {
  return finding(timeZone, 'warning', title, { ...parts, evidence, breaks: 'specialize' });
}
