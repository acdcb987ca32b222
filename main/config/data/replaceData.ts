import type { TextEdit } from '../../../shared/text/edits.ts';
import type { DataDocument, DataEntry, DataNode } from './nodes.ts';
import { doubleQuoted, isPrintable } from './yamlQuoted.ts';

const JSON_WORD = /^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)$/;
/** Plain YAML text that reads back as the same text. */
const PLAIN_YAML = /^[A-Za-z0-9_/.\\][^#:{}[\],&*!|>%@`"'\r\n]*$/;

/**
 * The edit that gives an entry a new scalar value. A value keeps its type: a text stays a text, a number or true/false
 * stays bare as long as the new value is one.
 */
export function replaceData(format: DataDocument['format'], entry: DataEntry, value: string): readonly TextEdit[] {
  const { start, end } = entry.value;
  if (entry.value.kind === 'scalar' && entry.value.text === value) return [];
  const content = format === 'json' ? jsonText(entry.value, value) : yamlText(entry.value, value);
  const spaced = format === 'yaml' && start === end ? ` ${content}` : content;
  return [{ offset: start, length: end - start, content: spaced }];
}

/** A new value in JSON: bare where the old one was bare and the new one can be, else in quotation marks. */
export function jsonText(old: DataNode | null, value: string): string {
  const bare = old === null || (old.kind === 'scalar' && !old.isString);
  return bare && JSON_WORD.test(value) ? value : JSON.stringify(value);
}

function yamlText(old: DataNode, value: string): string {
  const wasString = old.kind === 'scalar' && old.isString;
  const quote = old.kind === 'scalar' ? old.quote : '';
  if (!isPrintable(value)) return doubleQuoted(value);
  if (quote === "'") return `'${value.replaceAll("'", "''")}'`;
  const plain = PLAIN_YAML.test(value) && value === value.trim();
  const staysText = !wasString || !/^(?:~|null|true|false|yes|no|on|off|[-+.\d].*)$/i.test(value);
  return quote === '' && plain && staysText ? value : doubleQuoted(value);
}
