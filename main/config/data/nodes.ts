import type { Span } from '../xml/nodes.ts';
import type { Diagnostic } from '../../../shared/model/diagnostic.ts';

/** A value of JSON or YAML with its place. */
export type DataNode =
  | (Span & { readonly kind: 'map'; readonly entries: readonly DataEntry[] })
  | (Span & { readonly kind: 'list'; readonly items: readonly DataEntry[] })
  | (Span & {
      readonly kind: 'scalar';
      /** The text of a string, otherwise the word as written (`true`, `12`, `null`). */
      readonly text: string;
      /** Whether it is a string (quoted, or in YAML anything that no version of it reads as another type). */
      readonly isString: boolean;
      /** Whether the file has quotation marks around it. */
      readonly quote: '"' | "'" | '';
    });

/** A key with its value, or an item of a list (with an empty key). The span covers both. */
export interface DataEntry extends Span {
  readonly key: string;
  /** Behind the colon of a key or the dash of an item; in a list of JSON where the value begins. */
  readonly after: number;
  readonly value: DataNode;
}

export interface DataDocument {
  readonly format: 'json' | 'yaml';
  readonly root: DataNode | null;
  readonly problems: readonly Diagnostic[];
  readonly wellFormed: boolean;
}

/** Lists and maps inside each other. */
export const MAX_DATA_DEPTH = 128;
/** UTF-16 units of a JSON document. */
export const MAX_JSON_LENGTH = 4 * 1024 * 1024;
/** UTF-16 units of a YAML document, which takes longer to read; real ones have a few thousand. */
export const MAX_YAML_LENGTH = 512 * 1024;

/** The keys of a map or the items of a list; none of a scalar. */
export function entriesOf(node: DataNode): readonly DataEntry[] {
  return node.kind === 'map' ? node.entries : node.kind === 'list' ? node.items : [];
}
