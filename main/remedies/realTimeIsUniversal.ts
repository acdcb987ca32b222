import { sameName } from '../../shared/base/caseless.ts';
import type { Evidence } from '../../shared/model/diagnostic.ts';
import { readAnswerFile } from '../config/answerFile.ts';
import { firstBootFile } from '../subject/firstBootFile.ts';
import { CONTROL, readData, readText, valueOrNull } from '../subject/lookup.ts';
import type { Subject } from '../subject/subject.ts';
import { setNumber } from './registryWishes.ts';
import type { Remedy } from './remedy.ts';

const KEY = `${CONTROL}\\TimeZoneInformation`;
const VALUE = 'RealTimeIsUniversal';

/**
 * Takes the hardware clock for UTC, where the time zone of the machine or of its answer file is another one. Source:
 * failure modes FM-27; EC2Rescue facts, section 1.2.
 */
export const realTimeIsUniversal: Remedy = {
  id: 'set-real-time-is-universal',
  find(subject) {
    const now = readData(subject.registry, KEY, VALUE);
    if (now.kind === 'unreadable' || subject.registry.key(KEY).kind !== 'found') return null;
    if (now.kind === 'found' && now.value === 1) return null;
    const zones = otherZones(subject);
    if (zones.length === 0) return null;
    const text = now.kind === 'found' ? `${VALUE} = ${String(now.value)}` : `${VALUE} is not set`;
    return {
      title: 'Take the hardware clock for UTC',
      risk: 'safe',
      warning: '',
      changes: [setNumber(KEY, VALUE, 1)],
      because: [{ where: { key: KEY, value: VALUE }, text }, ...zones],
      source: [
        { document: 'AWS, Common issues with Windows instances; EC2Rescue (system-time)', certainty: 'documented' },
      ],
      mends: [],
    };
  },
};

/** Time zones other than UTC that the machine has now, or gets at its first boot. */
function otherZones({ fs, registry, report }: Subject): readonly Evidence[] {
  const zone = valueOrNull(readText(registry, KEY, 'TimeZoneKeyName'));
  const ofMachine: readonly Evidence[] =
    zone === null || isUtc(zone)
      ? []
      : [{ where: { key: KEY, value: 'TimeZoneKeyName' }, text: `TimeZoneKeyName = ${zone}` }];
  const ofAnswers = ['specialize', 'oobeSystem'].flatMap((pass): readonly Evidence[] => {
    const { hit } = firstBootFile(fs, registry, report.windows.kernel, pass);
    const told = hit === null ? null : readAnswerFile(hit.answer.config).timeZone(pass);
    if (hit === null || told === null || isUtc(told.value)) return [];
    const where = { file: hit.answer.config.path, line: told.line, column: told.column };
    return [{ where, text: `TimeZone = ${told.value} (${pass})` }];
  });
  return [...ofMachine, ...ofAnswers];
}

function isUtc(zone: string): boolean {
  return zone.trim() === '' || sameName(zone.trim(), 'UTC');
}
