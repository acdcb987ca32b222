import type { TextEdit } from '../../../shared/text/edits.ts';
import { removeYaml } from './removeYaml.ts';
import type { DataDocument, DataEntry } from './nodes.ts';

/**
 * The edits that remove an entry: its lines in YAML; in JSON the text with one of the commas around it. Null for the
 * only entry of an item of a YAML list, which would leave an item that holds nothing.
 */
export function removeData(text: string, document: DataDocument, entry: DataEntry): readonly TextEdit[] | null {
  return document.format === 'yaml' ? removeYaml(text, document.root, entry) : removeJson(text, entry);
}

function removeJson(text: string, { start, end }: DataEntry): readonly TextEdit[] {
  const after = /[ \t\r\n]*,[ \t\r\n]*/y;
  after.lastIndex = end;
  const comma = after.exec(text)?.[0];
  if (comma !== undefined) return [{ offset: start, length: end + comma.length - start, content: '' }];
  const before = text.slice(0, start).trimEnd();
  const from = before.endsWith(',') ? before.length - 1 : before.length;
  return [{ offset: from, length: end - from, content: '' }];
}
