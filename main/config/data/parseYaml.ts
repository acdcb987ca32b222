import { MAX_DATA_LENGTH, type DataDocument, type DataNode } from './nodes.ts';
import { DataError, dataProblem } from './problems.ts';
import { YamlReader } from './yamlReader.ts';
import { yamlLines } from './yamlLines.ts';

/**
 * Reads the part of YAML that settings files of the agents use: maps and lists by indentation, plain and quoted
 * scalars, comments, block texts (`|`, `>`), empty `{}` and `[]`. Anything else (anchors, tags, filled flow
 * collections, several documents) is named in a coded problem, and what stands before it is kept.
 */
export function parseYaml(text: string, file?: string): DataDocument {
  let root: DataNode | null = null;
  try {
    if (text.length > MAX_DATA_LENGTH)
      throw new DataError('yaml-too-large', 0, 'The file is too long.', 'Check that this is the right file.');
    const reader = new YamlReader(text, yamlLines(text), (read) => (root = read));
    reader.readDocument();
    return { format: 'yaml', root, problems: [], wellFormed: true };
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    return { format: 'yaml', root, problems: [dataProblem(error, text, 'YAML', file)], wellFormed: false };
  }
}
