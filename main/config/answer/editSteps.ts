import { success, type Outcome } from '../../../shared/model/diagnostic.ts';
import { composeEdits } from '../../../shared/text/composeEdits.ts';
import { applyEdits, type TextEdit } from '../../../shared/text/edits.ts';
import { openConfig, type ConfigDocument } from '../document.ts';
import { changesOthers } from '../settings/problems.ts';
import { spliceEdits } from '../text/spliceEdits.ts';

/** The edits of one step, made from the file as the steps before it left it. */
export type EditStep = (current: ConfigDocument) => Outcome<readonly TextEdit[]>;

/**
 * Edits of a file that are made one step after the other, as one set of edits of its text. `name` is what is changed, for
 * messages. Fails as the step that fails, with `text-not-encodable`, and with `setting-changes-others` where the bytes
 * do not read back as the text that was meant.
 */
export function editInSteps(
  config: ConfigDocument,
  name: string,
  steps: readonly EditStep[],
): Outcome<readonly TextEdit[]> {
  const { text } = config.source;
  let edits: readonly TextEdit[] = [];
  let current = config;
  for (const step of steps) {
    const made = step(current);
    if (!made.ok) return made;
    if (made.value.length === 0) continue;
    edits = composeEdits(text.length, edits, made.value);
    const bytes = spliceEdits(config.source, edits);
    if (!bytes.ok) return bytes;
    current = openConfig(config.path, bytes.value);
    if (current.source.text !== applyEdits(text, edits)) return changesOthers(config, name, 0);
  }
  return success(edits);
}

/** The file with edits of its text made. */
export function withEdits(config: ConfigDocument, edits: readonly TextEdit[]): Outcome<ConfigDocument> {
  const bytes = spliceEdits(config.source, edits);
  return bytes.ok ? success(openConfig(config.path, bytes.value)) : bytes;
}
