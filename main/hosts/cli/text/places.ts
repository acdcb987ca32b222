import type { Diagnostic, Place } from '../../../../shared/model/diagnostic.ts';
import { placed, prose } from './layout.ts';
import type { Paint } from './paint.ts';

/** A place in one line: `file:line:column`, or `key\!value`. */
export function placeText(place: Place): string {
  if (place.file !== undefined)
    return [place.file, place.line, place.column].filter((part) => part !== undefined).join(':');
  if (place.key !== undefined) return place.value === undefined ? place.key : `${place.key}\\!${place.value}`;
  if (place.offset !== undefined) return `offset 0x${place.offset.toString(16)}`;
  return place.value ?? '';
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
  return `${word}  ${item.summary}${below === '' ? '' : `\n${below}`}`;
}
