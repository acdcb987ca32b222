import type { VolumePath } from '../../shared/base/winPath.ts';
import { parseVolumePath } from '../../shared/base/winPath.ts';
import { failure, problem, success, type Outcome } from '../../shared/model/diagnostic.ts';
import type { TextEdit } from '../../shared/text/edits.ts';
import type { VolumeFs } from '../../shared/model/volume.ts';
import { openConfig, type ConfigDocument } from '../config/document.ts';
import { setSetting } from '../config/settings/set.ts';
import { spliceEdits } from '../config/text/spliceEdits.ts';
import type { EditInput } from './inputs.ts';

/** One settings file with its edits done: the document before, the document after, and what lies between. */
export interface EditedConfig {
  readonly path: VolumePath;
  readonly before: ConfigDocument;
  readonly after: ConfigDocument;
  /** Against the text before; one edit that covers everything where several edits build on each other. */
  readonly edits: readonly TextEdit[];
}

/** A settings file of a volume, opened. Problems: `path-unusable`, `file-not-on-volume`, and why it cannot be read. */
export function openVolumeConfig(fs: VolumeFs, file: string): Outcome<ConfigDocument> {
  const parsed = parseVolumePath(file);
  if (parsed.kind === 'problem')
    return failure(
      problem('usage', 'path-unusable', `"${file}" names no file of this volume (${parsed.problem}).`, {
        fix: 'Use a path on drive C: or one relative to the root of the volume.',
      }),
    );
  const stat = fs.stat(parsed.path);
  const bytes = fs.read(parsed.path);
  if (bytes.kind === 'unreadable') return failure(bytes.problem);
  if (bytes.kind === 'absent' || stat.kind !== 'found')
    return failure(
      problem('missing', 'file-not-on-volume', `${parsed.path} is not on this volume.`, {
        where: [{ file: parsed.path }],
        fix: 'Look at the list of settings files for what the volume has.',
      }),
    );
  return success(openConfig(stat.value.path, bytes.value));
}

/** Carries out edits of settings, file by file, in their order. Nothing is written. */
export function editedFiles(fs: VolumeFs, edits: readonly EditInput[]): Outcome<readonly EditedConfig[]> {
  const files = [...new Set(edits.map((edit) => edit.file))];
  const done: EditedConfig[] = [];
  for (const file of files) {
    const opened = openVolumeConfig(fs, file);
    if (!opened.ok) return opened;
    const edited = editDocument(
      opened.value,
      edits.filter((edit) => edit.file === file),
    );
    if (!edited.ok) return edited;
    done.push(edited.value);
  }
  return success(done);
}

/** Edits one document setting by setting; each edit is made against the text that the one before left. */
export function editDocument(before: ConfigDocument, edits: readonly Omit<EditInput, 'file'>[]): Outcome<EditedConfig> {
  let current = before;
  let single: readonly TextEdit[] = [];
  for (const edit of edits) {
    const change = setSetting(current, edit.setting, edit.value);
    if (!change.ok) return change;
    const bytes = spliceEdits(current.source, change.value);
    if (!bytes.ok) return bytes;
    single = change.value;
    current = openConfig(before.path, bytes.value);
  }
  const textEdits = edits.length === 1 ? single : [differenceOf(before.source.text, current.source.text)];
  return success({ path: before.path, before, after: current, edits: textEdits });
}

/** The smallest single edit that turns one text into another: common start and end are kept. */
function differenceOf(before: string, after: string): TextEdit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  if (isHighSurrogate(before, start - 1)) start -= 1;
  let end = 0;
  while (end < most - start && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end))
    end += 1;
  if (end > 0 && isHighSurrogate(before, before.length - end - 1)) end -= 1;
  return { offset: start, length: before.length - start - end, content: after.slice(start, after.length - end) };
}

/** Whether a unit is the first half of a pair, which must not be cut. */
function isHighSurrogate(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit >= 0xd800 && unit <= 0xdbff;
}
