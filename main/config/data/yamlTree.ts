import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Alias,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { MAX_DATA_DEPTH, type DataEntry, type DataNode } from './nodes.ts';
import type { DataFault } from './problems.ts';

/** The nodes of a document as settings see them, and what could not be read of it. */
export interface YamlTree {
  readonly root: DataNode | null;
  readonly faults: readonly DataFault[];
}

/** Makes nodes with places of what the library read. */
export function readYamlTree(text: string, contents: unknown): YamlTree {
  const reader = new TreeReader(text);
  return { root: isNode(contents) ? reader.read(contents, 0) : null, faults: reader.faults };
}

/** Plain texts that some version of YAML reads as nothing, true, false or a number. Source: YAML 1.1 types, YAML 1.2. */
const NO_STRING =
  /^(?:~|null|true|false|yes|no|on|off|[-+]?(?:\d[\d_]*(?:\.\d*)?(?:e[-+]?\d+)?|\.\d+(?:e[-+]?\d+)?|\.inf)|\.nan|0x[\da-f]+|0o[0-7]+)?$/i;

class TreeReader {
  readonly faults: DataFault[] = [];
  private readonly anchors = new Set<string>();
  private readonly text: string;
  private hasAlias = false;

  constructor(text: string) {
    this.text = text;
  }

  read(node: Node, depth: number): DataNode {
    if (!isAlias(node) && node.anchor !== undefined) this.anchors.add(node.anchor);
    if (isScalar(node)) return this.scalar(node);
    if (depth >= MAX_DATA_DEPTH) return this.tooDeep(node);
    if (isMap(node)) return this.map(node, depth);
    if (isSeq(node)) return this.list(node, depth);
    return this.alias(node);
  }

  /** An alias is not followed: it stays as it is written, which is said once. */
  private alias(node: Alias): DataNode {
    const span = spanOf(node);
    if (this.anchors.has(node.source)) this.notFollowed(span.start);
    else
      this.faults.push({
        code: 'yaml-alias',
        offset: span.start,
        summary: `The alias *${node.source} names nothing that stands before it.`,
        fix: 'Write the value itself.',
      });
    return { kind: 'scalar', ...span, text: this.text.slice(span.start, span.end), isString: true, quote: '' };
  }

  private notFollowed(offset: number): void {
    if (this.hasAlias) return;
    this.hasAlias = true;
    this.faults.push({
      code: 'yaml-alias-not-followed',
      severity: 'warning',
      offset,
      summary: 'The file has aliases; they are not followed and stay as they are written.',
      fix: 'Write the value itself in place of each alias.',
    });
  }

  private tooDeep(node: Node): DataNode {
    const span = spanOf(node);
    if (this.faults.length === 0)
      this.faults.push({
        code: 'yaml-too-deep',
        offset: span.start,
        summary: `Values lie more than ${MAX_DATA_DEPTH} deep.`,
        fix: 'Check that this is the right file.',
      });
    return { kind: 'scalar', start: span.start, end: span.start, text: '', isString: false, quote: '' };
  }

  private map(node: YAMLMap, depth: number): DataNode {
    const entries = node.items.flatMap((pair) => this.entry(pair, depth) ?? []);
    return { kind: 'map', ...this.around(node, entries), entries };
  }

  private entry({ key, value, srcToken }: Pair, depth: number): DataEntry | null {
    if (!isScalar(key)) return this.noKey(key);
    const { start, end } = spanOf(key);
    const colon = srcToken?.sep?.find(({ type }) => type === 'map-value-ind');
    const after = colon === undefined ? end : colon.offset + 1;
    const read = isNode(value) ? this.read(value, depth + 1) : nothingAt(after);
    const placed = isEmpty(read) ? nothingAt(after) : read;
    return { key: String(key.source ?? key.value), after, value: placed, start, end: Math.max(placed.end, after) };
  }

  /** A key that is a map or a list: YAML takes it, and no settings file of an agent has one. */
  private noKey(key: unknown): null {
    const offset = isNode(key) ? spanOf(key).start : 0;
    this.faults.push({
      code: 'yaml-key-missing',
      offset,
      summary: 'A key with a colon is needed here.',
      fix: 'Write key: value.',
    });
    return null;
  }

  private list(node: YAMLSeq, depth: number): DataNode {
    const tokens =
      node.srcToken?.type === 'block-seq' || node.srcToken?.type === 'flow-collection' ? node.srcToken.items : [];
    const items = node.items.flatMap((item, index): readonly DataEntry[] => {
      const dash = tokens[index]?.start.find(({ type }) => type === 'seq-item-ind');
      // A pair without braces in a flow list, such as [a: 1], is a map of one entry.
      const value = isNode(item) ? this.read(item, depth + 1) : this.pairAsMap(item, depth + 1);
      const after = dash === undefined ? value.start : dash.offset + 1;
      const placed = isEmpty(value) ? nothingAt(after) : value;
      return [{ key: '', after, value: placed, start: dash?.offset ?? placed.start, end: Math.max(placed.end, after) }];
    });
    return { kind: 'list', ...this.around(node, items), items };
  }

  private pairAsMap(item: unknown, depth: number): DataNode {
    const entry = this.entry(item as Pair, depth);
    const entries = entry === null ? [] : [entry];
    return { kind: 'map', start: entry?.start ?? 0, end: entry?.end ?? 0, entries };
  }

  /** Of a group by indentation the last entry ends it; one in brackets ends behind them. */
  private around(
    node: YAMLMap | YAMLSeq,
    entries: readonly DataEntry[],
  ): { readonly start: number; readonly end: number } {
    const { start, end } = spanOf(node);
    const last = entries.at(-1);
    return node.flow === true || last === undefined ? { start, end } : { start, end: last.end };
  }

  private scalar(node: Scalar): DataNode {
    const { start, end } = spanOf(node);
    const block = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
    if (block)
      return {
        kind: 'scalar',
        start,
        end: this.blockEnd(start, end),
        text: String(node.source),
        isString: true,
        quote: '',
      };
    if (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE') {
      const quote = node.type === 'QUOTE_DOUBLE' ? '"' : "'";
      return { kind: 'scalar', start, end, text: node.source ?? '', isString: true, quote };
    }
    const text = node.source ?? '';
    const tagged = node.tag !== undefined;
    return {
      kind: 'scalar',
      start,
      end,
      text,
      isString: tagged ? typeof node.value === 'string' : !NO_STRING.test(text),
      quote: '',
    };
  }

  /** A block text ends with the last line that belongs to it, without that line's end. */
  private blockEnd(start: number, end: number): number {
    const kept = /^[|>][1-9]?\+/.test(this.text.slice(start, start + 3));
    const body = this.text.slice(start, end);
    return start + (kept ? body.replace(/(?:\r\n|\n|\r)$/, '') : body.trimEnd()).length;
  }
}

function nothingAt(at: number): DataNode {
  return { kind: 'scalar', start: at, end: at, text: '', isString: false, quote: '' };
}

function isEmpty(node: DataNode): boolean {
  return node.kind === 'scalar' && node.start === node.end;
}

function isNode(value: unknown): value is Node {
  return isScalar(value) || isMap(value) || isSeq(value) || isAlias(value);
}

function spanOf({ range }: Node): { readonly start: number; readonly end: number } {
  return { start: range?.[0] ?? 0, end: range?.[1] ?? 0 };
}
