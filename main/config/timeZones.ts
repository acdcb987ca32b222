import data from '../../resources/settings/time-zones.json' with { type: 'json' };
import * as z from 'zod';
import { foldCase } from '../../shared/base/caseless.ts';

const TIME_ZONES = z.strictObject({
  schema: z.literal('imageprep/time-zones/2'),
  about: z.string(),
  source: z.string(),
  zones: z.array(
    z.strictObject({
      id: z.string().min(1),
      /** Of standard time, from UTC. */
      offset: z.string().regex(/^[+-]\d\d:\d\d$/),
      /** Whether it had daylight time in 2025. */
      daylight: z.boolean(),
    }),
  ),
  /** Ids that old images still have. */
  obsolete: z.array(z.string().min(1)),
});

type TimeZones = z.infer<typeof TIME_ZONES>;

/** A current time zone of Windows. */
export type TimeZone = Readonly<TimeZones['zones'][number]>;

let checked: TimeZones | null = null;
let ids: ReadonlySet<string> | null = null;

function bundled(): TimeZones {
  return (checked ??= TIME_ZONES.parse(data));
}

/** The current time zones of Windows by their ids. Source: answer file facts, section 9. */
export function timeZones(): readonly TimeZone[] {
  return bundled().zones;
}

/** Whether Windows has a time zone of this id; `_dstoff` behind it means without daylight time. */
export function isTimeZone(id: string): boolean {
  ids ??= new Set([...bundled().zones.map((zone) => zone.id), ...bundled().obsolete].map(foldCase));
  return ids.has(foldCase(id.replace(/_dstoff$/i, '')));
}
