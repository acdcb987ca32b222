import { baseName } from '../../../../shared/base/winPath.ts';
import type { Place } from '../../../../shared/model/diagnostic.ts';
import { placeText } from './places.ts';

/** Places by the short names of their files, and what the short names stand for. */
export interface ShortPlaces {
  of(place: Place): string;
  readonly files: readonly { readonly short: string; readonly file: string }[];
}

/** Short names for the files of many places. Files that share a name keep their whole path. */
export function shortPlaces(places: readonly (Place | null)[]): ShortPlaces {
  const files = [...new Set(places.flatMap((place) => (place?.file === undefined ? [] : [place.file])))];
  const isAlone = (file: string) => files.filter((other) => baseName(other) === baseName(file)).length === 1;
  const shortOf = (file: string) => (isAlone(file) ? baseName(file) : file);
  return {
    of: (place) => placeText(place.file === undefined ? place : { ...place, file: shortOf(place.file) }),
    files: files.map((file) => ({ short: shortOf(file), file })).filter(({ short, file }) => short !== file),
  };
}
