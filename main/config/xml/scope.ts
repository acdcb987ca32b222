/** Namespaces in force. */
export interface Scope {
  /** Of names with a prefix, innermost last; an empty one was taken back. */
  readonly bindings: readonly Binding[];
  /** Of names without prefix; null without one. */
  readonly unprefixed: string | null;
}

interface Binding {
  readonly prefix: string;
  readonly namespace: string;
}

interface Declaring {
  readonly name: string;
  readonly value: string;
}

export const OUTERMOST: Scope = {
  bindings: [
    { prefix: 'xmlns', namespace: 'http://www.w3.org/2000/xmlns/' },
    { prefix: 'xml', namespace: 'http://www.w3.org/XML/1998/namespace' },
  ],
  unprefixed: null,
};

/** The scope inside an element with these attributes: the outer one where none of them declares a namespace. */
export function innerScope(outer: Scope, attributes: readonly Declaring[]): Scope {
  let inner: { bindings: readonly Binding[]; unprefixed: string | null } | null = null;
  for (const { name, value } of attributes) {
    if (!name.startsWith('xmlns')) continue;
    inner ??= { ...outer };
    if (name === 'xmlns') inner.unprefixed = value || null;
    else if (name.startsWith(':', 5))
      inner.bindings = [...inner.bindings, { prefix: name.slice('xmlns:'.length), namespace: value }];
  }
  return inner ?? outer;
}

/** The namespace of a name whose prefix ends at `colon`; empty where it was taken back, null when nothing declares it. */
export function lookUp({ bindings }: Scope, name: string, colon: number): string | null {
  for (let at = bindings.length - 1; at >= 0; at -= 1) {
    const { prefix, namespace } = bindings[at] as Binding;
    if (prefix.length === colon && name.startsWith(prefix)) return namespace;
  }
  return null;
}
