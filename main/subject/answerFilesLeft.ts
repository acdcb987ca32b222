import { baseName, type VolumePath } from '../../shared/base/winPath.ts';
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

/** Files that are looked into in one folder; a real one has some ten. */
const MAX_FILES = 500;
/** Names of XML files and their copies (`unattend.xml.bak`, `Unattend.old`), and of what Setup logs beside them. */
const CANDIDATE = /\.xml|unattend|sysprep|answer/i;
const OTHER = /\.(?:log|etl|evtx|exe|dll|sys|mui|inf|cmd|bat|ps1|vbs|tag|zip|cab)$/i;
/** The root element of an answer file stands at its beginning, after comments at most: long ones are read whole. */
const HEAD_BYTES = 16 * 1024;
const LONGEST_HEAD_BYTES = 4 * 1024 * 1024;

/** The files directly in ANSWER_FILE_FOLDERS that are answer files by their root element or their name, copies too. */
export function answerFilesLeft(fs: VolumeFs): AnswerFilesLeft {
  const listed = ANSWER_FILE_FOLDERS.map((folder) => ({ folder, found: fs.list(folder) }));
  const doubts: Diagnostic[] = [];
  const files: FileStat[] = [];
  for (const { folder, found } of listed) {
    if (found.kind === 'unreadable') doubts.push(found.problem.diagnostic);
    if (found.kind !== 'found') continue;
    const candidates = found.value.filter(({ type, path }) => type === 'file' && isCandidate(baseName(path)));
    if (candidates.length > MAX_FILES) doubts.push(tooMany(folder));
    for (const file of candidates.slice(0, MAX_FILES)) {
      const isAnswer = isAnswerFile(fs, file);
      if (isAnswer.kind === 'unreadable') doubts.push(isAnswer.problem.diagnostic);
      if (isAnswer.kind === 'found' && isAnswer.value) files.push(file);
    }
  }
  return { files, doubts };
}

function isCandidate(name: string): boolean {
  return CANDIDATE.test(name) && !OTHER.test(name);
}

function isAnswerFile(fs: VolumeFs, { path, size }: FileStat): Found<boolean> {
  const head = fs.readRange(path, 0, HEAD_BYTES);
  if (head.kind !== 'found') return head;
  const text = decodeText(head.value).text;
  if (classifyConfig(path, text) === 'answerFile') return { kind: 'found', value: true };
  if (size <= HEAD_BYTES || !text.includes('<!--')) return { kind: 'found', value: false };
  const more = fs.readRange(path, 0, LONGEST_HEAD_BYTES);
  if (more.kind !== 'found') return more;
  return { kind: 'found', value: classifyConfig(path, decodeText(more.value).text) === 'answerFile' };
}

function tooMany(folder: VolumePath): Diagnostic {
  return diagnostic(
    'answer-files-not-counted',
    `More than ${MAX_FILES} files that may be answer files lie in ${folder || 'the root'}.`,
    {
      severity: 'warning',
      detail: 'Looking for answer files that were left: the rest was not looked into.',
      where: [{ file: folder }],
      fix: 'Search the folder by hand, and delete what nobody needs.',
    },
  );
}
