import { sameName } from '../../shared/base/caseless.ts';
import type { Place } from '../../shared/model/diagnostic.ts';
import type { RegistryView } from '../../shared/model/registry.ts';
import type { Found, VolumeFs } from '../../shared/model/volume.ts';
import { readAnswerFile } from '../config/answerFile.ts';
import { isTimeZone } from '../config/timeZones.ts';
import { firstBootFile } from './firstBootFile.ts';
import { CONTROL, CURRENT_VERSION, readText, surely } from './lookup.ts';

export const TIME_ZONE = `${CONTROL}\\TimeZoneInformation`;
const KNOWN = `${CURRENT_VERSION}\\Time Zones`;

/** The zone of the machine, such as `Pacific Standard Time`. Older Windows leaves garbage behind its end. */
export function machineTimeZone(registry: RegistryView): Found<string> {
  const found = surely(registry, TIME_ZONE, readText(registry, TIME_ZONE, 'TimeZoneKeyName'));
  return found.kind === 'found' ? { kind: 'found', value: found.value.split('\0')[0] ?? '' } : found;
}

/** Whether Windows has a zone: by the list of the image, or the list of all. Source: answer file facts, section 9. */
export function hasTimeZone(registry: RegistryView, id: string): boolean {
  return isTimeZone(id) || registry.key(`${KNOWN}\\${id}`).kind === 'found';
}

/** A zone that the answer file of a first boot sets. */
export interface AnswerZone {
  readonly pass: string;
  readonly id: string;
  readonly where: Place;
}

export interface AnswerZones {
  /** In the order of the passes; the last one stays. */
  readonly zones: readonly AnswerZone[];
  /** Why another file may set another zone, as sentences. */
  readonly doubts: readonly string[];
}

/** The zones that a first boot sets. Source: answer file facts, section 6; ec2config facts, section 4. */
export function answerTimeZones(fs: VolumeFs, registry: RegistryView, kernel: string | null): AnswerZones {
  const found = ['specialize', 'oobeSystem'].map((pass) => {
    const { hit, doubts } = firstBootFile(fs, registry, kernel, pass);
    const zone = hit === null ? null : readAnswerFile(hit.answer.config).timeZone(pass);
    const where = { file: hit?.answer.config.path, line: zone?.line };
    return { doubts, zones: zone === null ? [] : [{ pass, id: zone.value, where }] };
  });
  return { zones: found.flatMap(({ zones }) => zones), doubts: [...new Set(found.flatMap(({ doubts }) => doubts))] };
}

/** Whether a zone is UTC, whose clock needs no correction. */
export function isUtc(id: string): boolean {
  return sameName(id, 'UTC');
}

/** The ids of the zones that this Windows has, sorted; null where its list is not there or cannot be read. */
export function listedTimeZones(registry: RegistryView): readonly string[] | null {
  const key = registry.key(KNOWN);
  if (key.kind !== 'found') return null;
  const ids = Array.from(key.value.subkeys(), ({ name }) => name).sort();
  return ids.length === 0 ? null : ids;
}
