/** Namespace prefixes in force, innermost first. */
export interface Scope {
  readonly outer: Scope | null;
  readonly prefixes: ReadonlyMap<string, string>;
}

const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';

export const OUTERMOST: Scope = {
  outer: null,
  prefixes: new Map([
    ['xml', XML_NAMESPACE],
    ['xmlns', 'http://www.w3.org/2000/xmlns/'],
    ['', ''],
  ]),
};

/** The namespace of a prefix (`''` for the default one); null when nothing declares the prefix. */
export function lookUp(scope: Scope, prefix: string): string | null {
  for (let level: Scope | null = scope; level !== null; level = level.outer) {
    const found = level.prefixes.get(prefix);
    if (found !== undefined) return found;
  }
  return null;
}

/** A name cut at its colon; `prefix` is empty without one. */
export function splitName(name: string): { readonly prefix: string; readonly local: string } {
  const colon = name.indexOf(':');
  return colon < 0 ? { prefix: '', local: name } : { prefix: name.slice(0, colon), local: name.slice(colon + 1) };
}
