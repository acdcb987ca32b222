import type { VolumePath } from '../../shared/base/winPath.ts';
import { parseVolumePath, toWindowsPath } from '../../shared/base/winPath.ts';
import { failure, problem, success, type Outcome, type Problem } from '../../shared/model/diagnostic.ts';
import { numberWords } from '../../shared/text/numberWords.ts';
import type { TextEdit } from '../../shared/text/edits.ts';
import type { Found, VolumeFs } from '../../shared/model/volume.ts';
import { changeSettings } from '../config/answer/changeSettings.ts';
import { openConfig, type ConfigDocument } from '../config/document.ts';
import { spliceEdits } from '../config/text/spliceEdits.ts';
import type { EditInput } from './inputs.ts';

/** One settings file with its edits done: the document before, the document after, and what lies between. */
export interface EditedConfig {
  readonly path: VolumePath;
  readonly before: ConfigDocument;
  readonly after: ConfigDocument;
  /** Against the text before. */
  readonly edits: readonly TextEdit[];
}

/** Bytes of a settings file; real ones stay below 2 Mi. */
export const MAX_CONFIG_BYTES = 32 * 1024 * 1024;

function tooLarge(path: VolumePath, size: number): Problem {
  const summary = `${toWindowsPath(path)} has ${numberWords(size)} bytes; at most ${numberWords(MAX_CONFIG_BYTES)} are read.`;
  return problem('input', 'config-too-large', summary, {
    where: [{ file: path }],
    fix: 'Check that this is the settings file that was meant.',
  });
}

/** A settings file of a volume, opened. Problems: `path-unusable`, `config-too-large` (before it
 * is read), `file-not-on-volume`, and why it cannot be read. */
export function openVolumeConfig(fs: VolumeFs, file: string): Outcome<ConfigDocument> {
  const parsed = parseVolumePath(file);
  if (parsed.kind === 'problem')
    return failure(
      problem('usage', 'path-unusable', `"${file}" names no file of this volume (${parsed.problem}).`, {
        fix: 'Use a path on drive C: or one relative to the root of the volume.',
      }),
    );
  const stat = fs.stat(parsed.path);
  if (stat.kind === 'found' && stat.value.size > MAX_CONFIG_BYTES)
    return failure(tooLarge(parsed.path, stat.value.size));
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

/** The same for a settings file that may be absent. */
export function foundConfig(fs: VolumeFs, file: VolumePath): Found<ConfigDocument> {
  if (fs.stat(file).kind === 'absent') return { kind: 'absent' };
  const opened = openVolumeConfig(fs, file);
  return opened.ok ? { kind: 'found', value: opened.value } : { kind: 'unreadable', problem: opened.problem };
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

/** Edits one document; each change sees what the ones before it made. */
export function editDocument(
  before: ConfigDocument,
  changes: readonly Omit<EditInput, 'file'>[],
): Outcome<EditedConfig> {
  const edits = changeSettings(before, changes);
  if (!edits.ok) return edits;
  const bytes = spliceEdits(before.source, edits.value);
  if (!bytes.ok) return bytes;
  return success({ path: before.path, before, after: openConfig(before.path, bytes.value), edits: edits.value });
}

/** Whether any byte changes; a changed secret looks the same where it is shown. */
export function isChanged({ before, after }: EditedConfig): boolean {
  return before.source.text !== after.source.text;
}
