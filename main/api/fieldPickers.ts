import { foldCase } from '../../shared/base/caseless.ts';
import type { FieldValue, PickerName } from '../../shared/model/catalogue.ts';
import { pickerValues } from '../config/answer/fieldValues.ts';
import { listedTimeZones } from '../subject/timeZone.ts';
import type { Subject } from '../subject/subject.ts';

/**
 * The long lists of values that fields of a form pick from. With a volume, the time zones are those that its Windows
 * has, where that can be told. Source: answer file facts, section 9.
 */
export function fieldPickers(subject: Subject | null): Readonly<Record<PickerName, readonly FieldValue[]>> {
  return {
    timeZone: timeZoneValues(subject),
    language: pickerValues('language'),
    locale: pickerValues('locale'),
    keyboard: pickerValues('keyboard'),
  };
}

function timeZoneValues(subject: Subject | null): readonly FieldValue[] {
  const known = pickerValues('timeZone');
  const listed = subject === null ? null : listedTimeZones(subject.registry);
  if (listed === null) return known;
  const own = new Set(listed.map(foldCase));
  const all = new Set(known.map(({ value }) => foldCase(value)));
  const others = listed.filter((id) => !all.has(foldCase(id)));
  return [
    ...known.filter(({ value }) => own.has(foldCase(value))),
    ...others.map((value) => ({ value, label: 'in the list of this Windows' })),
  ];
}
