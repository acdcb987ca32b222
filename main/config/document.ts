import { CONFIG_FORMATS, type ConfigKind } from '../../shared/model/config.ts';
import { classifyConfig } from './classify.ts';
import type { DataDocument } from './data/nodes.ts';
import { parseJson } from './data/parseJson.ts';
import { parseYaml } from './data/parseYaml.ts';
import { decodeText, type DecodedText } from './text/decode.ts';
import type { XmlDocument } from './xml/nodes.ts';
import { parseXml } from './xml/parseXml.ts';

/** A settings file, read. What is damaged in it stands in the problems of its tree. */
export interface ConfigDocument {
  readonly path: string;
  readonly kind: ConfigKind;
  readonly source: DecodedText;
  /** Null for files that are no XML. */
  readonly xml: XmlDocument | null;
  /** Null for files that are neither JSON nor YAML. */
  readonly data: DataDocument | null;
}

/** Opens a settings file from its bytes. Never fails: a file that is nothing known has kind `unknown`. */
export function openConfig(path: string, bytes: Uint8Array): ConfigDocument {
  const source = decodeText(bytes);
  const kind = classifyConfig(path, source.text);
  return { path, kind, source, ...parsed(kind, source, path) };
}

function parsed(kind: ConfigKind, source: DecodedText, path: string): Pick<ConfigDocument, 'xml' | 'data'> {
  const { text } = source;
  switch (CONFIG_FORMATS[kind]) {
    case 'xml':
      return { xml: parseXml(source, path), data: null };
    case 'json':
      return { xml: null, data: parseJson(text, path) };
    case 'yaml':
      return { xml: null, data: /^\s*\{/.test(text) ? parseJson(text, path) : parseYaml(text, path) };
    case 'text':
      return { xml: null, data: null };
  }
}
