import type { Diagnostic, Place } from '../../../../shared/model/diagnostic.ts';
import { indent, type Paint } from './paint.ts';

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
  const lines = [
    ...(diagnostic.detail === '' ? [] : [diagnostic.detail]),
    ...diagnostic.evidence.map((item) => `${paint.dim(placeText(item.where))}  ${item.text}`),
    ...(diagnostic.fix === undefined ? [] : [`Remedy: ${diagnostic.fix}`]),
    ...diagnostic.source.map((source) =>
      paint.dim(
        `Source (${source.certainty}): ${source.document}${source.says === undefined ? '' : `: ${source.says}`}`,
      ),
    ),
  ];
  return indent(lines.join('\n'), 4);
}
