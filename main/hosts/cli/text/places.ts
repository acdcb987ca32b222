import type { Diagnostic, Place } from '../../../../shared/model/diagnostic.ts';
import { placed, prose } from './layout.ts';
import type { Paint } from './paint.ts';
import { inOneLine } from '../../../../shared/text/oneLine.ts';

/** A place in one line: `file:line:column`, `file offset 0x1000`, or `key\!value`. */
export function placeText(place: Place): string {
  return inOneLine(spelled(place));
}

function spelled(place: Place): string {
  if (place.file !== undefined && place.offset !== undefined) return `${place.file} ${offsetText(place.offset)}`;
  if (place.file !== undefined)
    return [place.file, place.line, place.column].filter((part) => part !== undefined).join(':');
  if (place.key !== undefined) return place.value === undefined ? place.key : `${place.key}\\!${place.value}`;
  return place.offset === undefined ? (place.value ?? '') : offsetText(place.offset);
}

function offsetText(offset: number): string {
  return `offset 0x${offset.toString(16)}`;
}

/** A diagnostic below a title line: why, evidence, remedy, sources. */
export function diagnosticText(diagnostic: Diagnostic, paint: Paint): string {
  return [
    ...(diagnostic.detail === '' ? [] : [prose(diagnostic.detail, 4, paint)]),
    ...diagnostic.evidence.map((item) => placed(placeText(item.where), item.text, 4, paint)),
    ...(diagnostic.fix === undefined ? [] : [prose(`Remedy: ${diagnostic.fix}`, 4, paint)]),
    ...diagnostic.source.map(({ certainty, document, says }) =>
      paint.dim(prose(`Source (${certainty}): ${document}${says === undefined ? '' : `: ${says}`}`, 4, paint)),
    ),
  ].join('\n');
}

/** A diagnostic with its own title line. */
export function problemText(item: Diagnostic, paint: Paint): string {
  const word = item.severity === 'error' ? paint.red('error') : paint.yellow(item.severity);
  const below = diagnosticText(item, paint);
  return `${word}  ${inOneLine(item.summary)}${below === '' ? '' : `\n${below}`}`;
}

/** Problems that are listed in text; JSON has them all. */
const LISTED = 20;

/** Many problems, each with its title line; the rest of a long list is counted. */
export function problemLines(items: readonly Diagnostic[], paint: Paint): readonly string[] {
  const more = items.length - LISTED;
  const listed = items.slice(0, LISTED).map((item) => problemText(item, paint));
  return more <= 0 ? listed : [...listed, `and ${more} more; --json lists them all`];
}
