import { MAX_DATA_LENGTH, type DataDocument } from './nodes.ts';
import { duplicateKeys } from './duplicateKeys.ts';
import { DataError, dataProblem } from './problems.ts';
import { yamlLines } from './yamlLines.ts';
import { YamlReader } from './yamlReader.ts';

/**
 * Reads the part of YAML that settings files of the agents use: maps and lists by indentation, plain and quoted
 * scalars, comments, block texts (`|`, `>`), empty `{}` and `[]`. Anything else (anchors, tags, filled flow
 * collections, texts over several lines, several documents) is named in a coded problem, and what stands before it is
 * kept.
 */
export function parseYaml(text: string, file?: string): DataDocument {
  if (text.length > MAX_DATA_LENGTH) {
    const error = new DataError('yaml-too-large', 0, 'The file is too long.', 'Check that this is the right file.');
    return { format: 'yaml', root: null, problems: [dataProblem(error, text, 'YAML', file)], wellFormed: false };
  }
  const reader = new YamlReader(text, yamlLines(text));
  const root = reader.readRoot();
  const error = reader.error;
  const problems = error === null ? [] : [dataProblem(error, text, 'YAML', file)];
  problems.push(...duplicateKeys(root, text, 'YAML', file));
  return { format: 'yaml', root, problems, wellFormed: error === null };
}
