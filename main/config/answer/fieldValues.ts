import type { FieldValue, PickerName } from '../../../shared/model/catalogue.ts';
import type { KnownSetting } from '../catalogue.ts';
import { locales } from '../locales.ts';
import { timeZones } from '../timeZones.ts';

/** The long list that a setting picks its value from; null where it has none. */
export function pickerOf({ format, path }: KnownSetting): PickerName | null {
  switch (format) {
    case 'windowsTimeZoneId':
      return 'timeZone';
    case 'inputLocaleList':
      return 'keyboard';
    case 'localeTag':
      return /UILanguage(?:Fallback)?$/.test(path) ? 'language' : 'locale';
    default:
      return null;
  }
}

/** The values of a setting that has few of them, those that other releases take last. */
export function valuesOf({ values = [], moreValues = [], labels = {} }: KnownSetting): readonly FieldValue[] {
  const more = moreValues.map((value) => ({ value, label: labels[value] ?? 'not in the reference' }));
  return [...values.map((value) => ({ value, label: labels[value] ?? '' })), ...more];
}

/** The values of a long list, in the order in which people look for them. Source: answer file facts, sections 9 to 12. */
export function pickerValues(picker: PickerName): readonly FieldValue[] {
  switch (picker) {
    case 'timeZone':
      return timeZoneValues();
    case 'language':
      return byLabel(locales().languages.map(({ tag }) => ({ value: tag, label: languageName(tag) })));
    case 'locale':
      return byLabel(localeTags().map((tag) => ({ value: tag, label: languageName(tag) })));
    case 'keyboard':
      return keyboardValues();
  }
}

function timeZoneValues(): readonly FieldValue[] {
  return timeZones()
    .toSorted((a, b) => minutesOf(a.offset) - minutesOf(b.offset) || (a.id < b.id ? -1 : 1))
    .map(({ id, offset, daylight }) => ({ value: id, label: `UTC${offset}${daylight ? ', daylight time' : ''}` }));
}

function minutesOf(offset: string): number {
  const [hours = '0', minutes = '0'] = offset.slice(1).split(':');
  return (offset.startsWith('-') ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

function localeTags(): readonly string[] {
  const { languages, profiles } = locales();
  return [...new Set([...profiles, ...languages].map(({ tag }) => tag))];
}

/** The input profile of each locale, named by its layout, and the input method editors. */
function keyboardValues(): readonly FieldValue[] {
  const { profiles, keyboards, methods } = locales();
  const layouts = new Map(keyboards.map(({ id, name }) => [id, name]));
  const editors = new Map(methods.map(({ profile, name }) => [profile, name ?? 'input method editor']));
  const all = [
    ...profiles.flatMap(({ tag, primary, secondary }) => [
      [primary, tag] as const,
      ...(secondary === undefined ? [] : [[secondary, tag] as const]),
    ]),
    ...methods.map(({ tag, profile }) => [profile, tag] as const),
  ];
  const tags = Map.groupBy(all, ([profile]) => profile);
  return byLabel(
    Array.from(tags, ([value, users]) => {
      const id = value.slice(value.indexOf(':') + 1);
      const layout = editors.get(value) ?? layouts.get(id) ?? `layout ${id}`;
      const [[, tag] = ['', '']] = users;
      return { value, label: `${languageName(tag)}: ${layout}` };
    }),
  );
}

/** A locale in English as the program's own Unicode data has it; the tag itself where it has none. */
function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

function byLabel(values: readonly FieldValue[]): readonly FieldValue[] {
  return values.toSorted((a, b) => (a.label < b.label ? -1 : a.label > b.label ? 1 : 0));
}
