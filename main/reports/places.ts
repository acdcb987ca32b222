import type { Diagnostic, Evidence, Place, Source } from '../../shared/model/diagnostic.ts';

/** A place as one text: `unattend.xml:12:4`, `HKLM\SOFTWARE\Key\!Name`, `SOFTWARE at 0x1000`. */
export function placeText(place: Place): string {
  const file =
    place.file === undefined
      ? ''
      : [place.file, place.line, place.column].filter((part) => part !== undefined).join(':');
  const key = place.key === undefined ? '' : place.key + (place.value === undefined ? '' : `\\!${place.value}`);
  const offset = place.offset === undefined ? '' : `at 0x${place.offset.toString(16)}`;
  return [file, key, offset].filter((part) => part !== '').join(' ');
}

/** Evidence as one text: the place, then what was found there. */
export function evidenceText({ where, text }: Evidence): string {
  const place = placeText(where);
  return place === '' ? text : `${place}: ${text}`;
}

/** Where a diagnostic was seen: its evidence, or the bare places where it has none. */
export function seenAt({ where, evidence }: Pick<Diagnostic, 'where' | 'evidence'>): readonly string[] {
  return evidence.length > 0 ? evidence.map((each) => evidenceText(each)) : where.map((each) => placeText(each));
}

/** A source with its certainty, and its position where sources differ. */
export function sourceText({ document, certainty, says }: Source): string {
  return `${document} (${certainty})${says === undefined ? '' : `: ${says}`}`;
}
