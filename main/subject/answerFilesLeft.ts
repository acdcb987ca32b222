import type { VolumePath } from '../../shared/base/winPath.ts';
import { diagnostic, type Diagnostic } from '../../shared/model/diagnostic.ts';
import type { FileStat, Found, VolumeFs } from '../../shared/model/volume.ts';
import { classifyConfig } from '../config/classify.ts';
import { decodeText } from '../config/text/decode.ts';

/**
 * Folders in which people and tools leave answer files under any name: those of Setup and Sysprep, the root, and the
 * temporary folder of Windows. Windows scrubs the cached copy only. Source: sysprep facts, section 4.5; FM-13.
 */
export const ANSWER_FILE_FOLDERS: readonly VolumePath[] = [
  '',
  'Windows/Panther',
  'Windows/Panther/Unattend',
  'Windows/System32/Sysprep',
  'Windows/System32/Sysprep/Panther',
  'Windows/Setup/Scripts',
  'Windows/Temp',
];

/** Answer files by what is in them, whatever they are called. */
export interface AnswerFilesLeft {
  readonly files: readonly FileStat[];
  /** Folders and files that are there and could not be looked at. */
  readonly doubts: readonly Diagnostic[];
}

/** XML files that are looked into in one folder; a real one has some ten. */
const MAX_FILES = 500;
/** The root element of an answer file stands at its beginning, after comments at most. */
const HEAD_BYTES = 16 * 1024;

/** The files directly in ANSWER_FILE_FOLDERS that are answer files by their root element or their name. */
export function answerFilesLeft(fs: VolumeFs): AnswerFilesLeft {
  const listed = ANSWER_FILE_FOLDERS.map((folder) => ({ folder, found: fs.list(folder) }));
  const doubts: Diagnostic[] = [];
  const files: FileStat[] = [];
  for (const { folder, found } of listed) {
    if (found.kind === 'unreadable') doubts.push(found.problem.diagnostic);
    if (found.kind !== 'found') continue;
    const candidates = found.value.filter(({ type, path }) => type === 'file' && /\.xml$/i.test(path));
    if (candidates.length > MAX_FILES) doubts.push(tooMany(folder));
    for (const file of candidates.slice(0, MAX_FILES)) {
      const isAnswer = isAnswerFile(fs, file);
      if (isAnswer.kind === 'unreadable') doubts.push(isAnswer.problem.diagnostic);
      if (isAnswer.kind === 'found' && isAnswer.value) files.push(file);
    }
  }
  return { files, doubts };
}

function isAnswerFile(fs: VolumeFs, { path }: FileStat): Found<boolean> {
  const head = fs.readRange(path, 0, HEAD_BYTES);
  if (head.kind !== 'found') return head;
  return { kind: 'found', value: classifyConfig(path, decodeText(head.value).text) === 'answerFile' };
}

function tooMany(folder: VolumePath): Diagnostic {
  return diagnostic('answer-files-not-counted', `More than ${MAX_FILES} XML files lie in ${folder || 'the root'}.`, {
    severity: 'warning',
    detail: 'Looking for answer files that were left: the rest was not looked into.',
    where: [{ file: folder }],
    fix: 'Search the folder by hand, and delete what nobody needs.',
  });
}
