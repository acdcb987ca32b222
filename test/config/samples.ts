import type { DataNode } from '../../main/config/data/nodes.ts';
import { openConfig, type ConfigDocument } from '../../main/config/document.ts';
import { setSetting } from '../../main/config/settings/set.ts';
import { defaultBundleConfig, freshConfigXml, stockAnswerFile } from '../../main/config/templates.ts';
import { encodeText } from '../../main/config/text/encodeText.ts';
import { spliceEdits } from '../../main/config/text/spliceEdits.ts';
import { unwrap, type Outcome } from '../../shared/model/diagnostic.ts';
import { sortEdits, type TextEdit } from '../../shared/text/edits.ts';

/** A settings file from its text. */
export function configOf(path: string, text: string): ConfigDocument {
  return openConfig(path, new TextEncoder().encode(text));
}

/** A new file as the sample volume has it: UTF-8 with mark, CRLF. */
export function stock(name: 'sysprep2008.xml' | 'Config.xml' | 'BundleConfig.xml'): ConfigDocument {
  const text = {
    'sysprep2008.xml': stockAnswerFile,
    'Config.xml': freshConfigXml,
    'BundleConfig.xml': defaultBundleConfig,
  }[name]();
  return openConfig(name, unwrap(encodeText(text, { bom: true, newline: 'crlf' })));
}

/** The file with edits made. */
export function edited(config: ConfigDocument, edits: Outcome<readonly TextEdit[]>): ConfigDocument {
  return openConfig(config.path, unwrap(spliceEdits(config.source, unwrap(edits))));
}

/** Lines that an edit changed: those only in the old text with `-`, those only in the new one with `+`. */
export function changedLines(before: ConfigDocument, after: ConfigDocument): readonly string[] {
  const old = before.source.text.split(/\r\n|\n/);
  const fresh = after.source.text.split(/\r\n|\n/);
  let start = 0;
  while (start < Math.min(old.length, fresh.length) && old[start] === fresh[start]) start++;
  let tail = 0;
  while (tail < Math.min(old.length, fresh.length) - start && old.at(-1 - tail) === fresh.at(-1 - tail)) tail++;
  return [
    ...old.slice(start, old.length - tail).map((line) => `-${line}`),
    ...fresh.slice(start, fresh.length - tail).map((line) => `+${line}`),
  ];
}

/** The code and kind of a failed outcome; null when it succeeded. */
export function failed(outcome: Outcome<unknown>): readonly [string, string] | null {
  return outcome.ok ? null : [outcome.problem.kind, outcome.problem.diagnostic.code];
}

/** The text of a file after one setting was set. */
export function textAfter(text: string, setting: string, value: string | null, path = 'x.xml'): string {
  const config = configOf(path, text);
  return edited(config, setSetting(config, setting, value)).source.text;
}

/** A node as the value that it stands for; bare words as JSON reads them. */
export function plain(node: DataNode | null): unknown {
  if (node === null) return undefined;
  if (node.kind === 'list') return node.items.map(({ value }) => plain(value));
  if (node.kind === 'map') return Object.fromEntries(node.entries.map(({ key, value }) => [key, plain(value)]));
  return node.isString || node.text === '' ? node.text : (JSON.parse(node.text) as unknown);
}

/** The edits that take others back, against the text that they made. */
export function inverse(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  let shift = 0;
  return sortEdits(edits).map(({ offset, length, content }) => {
    const back = { offset: offset + shift, length: content.length, content: text.slice(offset, offset + length) };
    shift += content.length - length;
    return back;
  });
}
