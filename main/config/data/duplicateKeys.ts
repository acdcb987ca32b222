import { diagnostic, type Diagnostic } from '../../../shared/model/diagnostic.ts';
import { LineIndex } from '../../../shared/text/lineIndex.ts';
import { entriesOf, type DataEntry, type DataNode } from './nodes.ts';

/** Repeated keys reported for one document. */
const MAX_DUPLICATES = 100;

/**
 * Warnings about keys that stand again in the same map. JSON leaves open which one counts, and YAML forbids them:
 * some readers take the first, some the last, and strict ones refuse the file.
 */
export function duplicateKeys(
  root: DataNode | null,
  text: string,
  format: 'JSON' | 'YAML',
  file: string | undefined,
): readonly Diagnostic[] {
  const repeated = root === null ? [] : repeatedIn(root).slice(0, MAX_DUPLICATES);
  if (repeated.length === 0) return [];
  const lines = new LineIndex(text);
  return repeated.map(({ key, start }) =>
    diagnostic(`${format.toLowerCase()}-key-duplicate`, `The key ${JSON.stringify(key)} stands twice in one map.`, {
      severity: 'warning',
      detail: 'Which of the two counts depends on the program that reads the file; some refuse it.',
      where: [{ file, ...lines.at(start) }],
      fix: 'Remove one of the two.',
      source: [
        { document: format === 'JSON' ? 'RFC 8259, section 4' : 'YAML 1.2, section 3.2.1.3', certainty: 'documented' },
      ],
    }),
  );
}

function repeatedIn(node: DataNode): readonly DataEntry[] {
  const seen = new Set<string>();
  return entriesOf(node).flatMap((entry) => {
    const again = node.kind === 'map' && seen.has(entry.key);
    seen.add(entry.key);
    return [...(again ? [entry] : []), ...repeatedIn(entry.value)];
  });
}
