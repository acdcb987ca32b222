import type { XmlProblems } from './problems.ts';
import { lookUp, type Scope } from './scope.ts';

/** Warns of the prefix of a name that nothing declares. */
export function checkPrefix(name: string, offset: number, scope: Scope, problems: XmlProblems): void {
  const colon = name.indexOf(':');
  if (colon < 0 || lookUp(scope, name, colon) !== null) return;
  const prefix = name.slice(0, colon);
  problems.warning(
    'xml-prefix-unbound',
    offset,
    `The prefix ${prefix} is used but not declared.`,
    `Declare it with xmlns:${prefix}="..." in the element or around it; readers with namespaces refuse the file.`,
  );
}
