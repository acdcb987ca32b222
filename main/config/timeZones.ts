import data from '../../resources/settings/time-zones.json' with { type: 'json' };
import * as z from 'zod';
import { foldCase } from '../../shared/base/caseless.ts';

const TIME_ZONES = z.strictObject({
  schema: z.literal('imageprep/time-zones/1'),
  about: z.string(),
  source: z.string(),
  ids: z.array(z.string().min(1)),
});

let checked: ReadonlySet<string> | null = null;

/** Whether Windows has a time zone of this id; `_dstoff` behind it means without daylight time. */
export function isTimeZone(id: string): boolean {
  checked ??= new Set(TIME_ZONES.parse(data).ids.map(foldCase));
  return checked.has(foldCase(id.replace(/_dstoff$/i, '')));
}
