import { CONFIG_FORMATS, type ConfigKind } from '../../shared/model/config.ts';
import { MASK } from '../../shared/model/mask.ts';
import { applyEdits } from '../../shared/text/edits.ts';
import { SCRUBBED } from './administratorPassword.ts';
import { entriesOf, type DataNode } from './data/nodes.ts';
import { parseJson } from './data/parseJson.ts';
import { parseYaml } from './data/parseYaml.ts';
import { commandSecrets, withoutOverlaps } from './maskCommands.ts';
import { isSecretPath } from './secrets.ts';
import type { Span, XmlElement } from './xml/nodes.ts';
import { parseXml } from './xml/parseXml.ts';

/** A source text with its secrets hidden. */
export interface MaskedText {
  readonly text: string;
  /** Where the secrets stand in the text before masking. */
  readonly spans: readonly Span[];
}

/**
 * Hides the secrets of a source text: passwords (hidden ones as well, since they are reversible), keys, and passwords
 * in commands, in comments too. `unknown` suits logs and loose text. Line numbers stay as they are unless a secret
 * spans lines.
 */
export function maskText(kind: ConfigKind, text: string): MaskedText {
  const spans = withoutOverlaps([...structuredSecrets(kind, text), ...commandSecrets(text)]);
  const edits = spans.map(({ start, end }) => ({ offset: start, length: end - start, content: MASK }));
  return { text: applyEdits(text, edits), spans };
}

function structuredSecrets(kind: ConfigKind, text: string): readonly Span[] {
  switch (CONFIG_FORMATS[kind]) {
    case 'xml':
      return xmlSecrets(text);
    case 'json':
      return dataSecrets(parseJson(text).root, []);
    case 'yaml':
      return dataSecrets((/^\s*\{/.test(text) ? parseJson(text) : parseYaml(text)).root, []);
    case 'text':
      return [];
  }
}

function xmlSecrets(text: string): readonly Span[] {
  const { root, prolog, epilog } = parseXml(text);
  const asides = [...prolog, ...epilog].filter((node) => node.kind === 'comment');
  const comments = asides.flatMap((node) => commentSecrets(text, node));
  const roots = [root, ...epilog].filter((node) => node?.kind === 'element');
  return [...comments, ...roots.flatMap((element) => elementSecrets(text, element, []))];
}

function elementSecrets(text: string, element: XmlElement, outer: readonly string[]): readonly Span[] {
  const names = [...outer.slice(-2), element.local];
  const secret = isSecretPath(names);
  const attributes = element.attributes
    .filter(({ name, value }) => value !== '' && isSecretPath([...names, `@${name}`]))
    .map(({ valueSpan }) => valueSpan);
  const inside = element.children.flatMap((child): readonly Span[] => {
    if (child.kind === 'element') return elementSecrets(text, child, names);
    if (child.kind === 'comment') return commentSecrets(text, child);
    return (child.kind === 'text' || child.kind === 'cdata') && secret ? trimmed(text, child) : [];
  });
  return [...attributes, ...inside];
}

/** A comment that holds markup (a setting switched off) is masked like the markup. */
function commentSecrets(text: string, comment: Span): readonly Span[] {
  const start = comment.start + 4;
  const inner = text.slice(start, Math.max(start, comment.end - 3));
  if (!inner.includes('<')) return [];
  return xmlSecrets(`<comment>${inner.replaceAll('<!--', '    ')}</comment>`).map((span) => ({
    start: span.start - '<comment>'.length + start,
    end: Math.min(span.end - '<comment>'.length, inner.length) + start,
  }));
}

function trimmed(text: string, span: Span): readonly Span[] {
  const raw = text.slice(span.start, span.end);
  const value = raw.trim();
  if (value === '' || value === SCRUBBED) return [];
  const start = span.start + raw.indexOf(value);
  return [{ start, end: start + value.length }];
}

function dataSecrets(node: DataNode | null, names: readonly string[]): readonly Span[] {
  if (node === null) return [];
  if (node.kind === 'scalar') {
    const inset = node.quote === '' ? 0 : 1;
    const empty = node.text === '' || !isSecretPath(names);
    return empty ? [] : [{ start: node.start + inset, end: node.end - inset }];
  }
  return entriesOf(node).flatMap(({ key, value }) =>
    dataSecrets(value, key === '' ? names : [...names.slice(-2), key]),
  );
}
