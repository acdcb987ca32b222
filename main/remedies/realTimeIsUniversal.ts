import type { Evidence } from '../../shared/model/diagnostic.ts';
import { readData, valueOrNull } from '../subject/lookup.ts';
import { answerTimeZones, isUtc, machineTimeZone, TIME_ZONE } from '../subject/timeZone.ts';
import type { Subject } from '../subject/subject.ts';
import { setNumber } from './registryWishes.ts';
import type { Remedy } from './remedy.ts';

const VALUE = 'RealTimeIsUniversal';

/**
 * Takes the hardware clock for UTC, where the time zone of the machine or of its answer file is another one. Source:
 * failure modes FM-27; EC2Rescue facts, section 1.2.
 */
export const realTimeIsUniversal: Remedy = {
  id: 'set-real-time-is-universal',
  find(subject) {
    const now = readData(subject.registry, TIME_ZONE, VALUE);
    if (now.kind === 'unreadable' || subject.registry.key(TIME_ZONE).kind !== 'found') return null;
    const zones = now.kind === 'found' && now.value === 1 ? [] : otherZones(subject);
    if (zones.length === 0) return null;
    const text = now.kind === 'found' ? `${VALUE} = ${String(now.value)}` : `${VALUE} is not set`;
    return {
      title: 'Take the hardware clock for UTC',
      risk: 'safe',
      warning: '',
      changes: [setNumber(TIME_ZONE, VALUE, 1)],
      because: [{ where: { key: TIME_ZONE, value: VALUE }, text }, ...zones],
      source: [
        { document: 'AWS, Common issues with Windows instances; EC2Rescue (system-time)', certainty: 'documented' },
      ],
      mends: ['real-time-is-universal'],
    };
  },
};

/** Time zones other than UTC that the machine has now, or gets at its first boot. */
function otherZones({ fs, registry, report }: Subject): readonly Evidence[] {
  const zone = valueOrNull(machineTimeZone(registry)) ?? '';
  const ofMachine: readonly Evidence[] =
    zone.trim() === '' || isUtc(zone)
      ? []
      : [{ where: { key: TIME_ZONE, value: 'TimeZoneKeyName' }, text: `TimeZoneKeyName = ${zone}` }];
  const ofAnswers = answerTimeZones(fs, registry, report.windows.kernel)
    .zones.filter(({ id }) => !isUtc(id))
    .map(({ pass, id, where }) => ({ where, text: `TimeZone = ${id} (${pass})` }));
  return [...ofMachine, ...ofAnswers];
}
