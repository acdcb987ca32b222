import { numberWords } from '../../shared/text/numberWords.ts';
import { toWindowsPath, type VolumePath } from '../../shared/base/winPath.ts';
import { diagnostic, problem, type Diagnostic, type Evidence, type Problem } from '../../shared/model/diagnostic.ts';
import type { FileStat, Found, VolumeFs } from '../../shared/model/volume.ts';
import type { ConfigDocument } from '../config/document.ts';
import { secretSpots, type SecretSpot } from '../config/secretSpots.ts';
import { openedFile } from '../subject/openedFile.ts';
import { finding, unknownFinding, type CheckFinding, type CheckRule } from './rule.ts';

/** What files that may hold secrets came to. */
export interface SecretFiles {
  /** One line a secret: its place and its form, never the secret. */
  readonly found: readonly Evidence[];
  /** The same of secrets that are encrypted, so that nobody reads them in the file. */
  readonly encrypted: readonly Evidence[];
  /** Files that were read and hold none. */
  readonly clean: readonly Evidence[];
  /** Why a file that is there could not be read. */
  readonly doubts: readonly Diagnostic[];
}

/** Looks for secrets in files that may be there; `counts` picks those that the check is about. */
export function readSecretFiles(
  fs: VolumeFs,
  paths: readonly VolumePath[],
  counts: (spot: SecretSpot) => boolean = () => true,
): SecretFiles {
  const found: Evidence[] = [];
  const encrypted: Evidence[] = [];
  const clean: Evidence[] = [];
  const doubts: Diagnostic[] = foldersLeftOut(fs, paths);
  for (const path of paths) {
    const config = openToSearch(fs, path);
    if (config.kind === 'unreadable') doubts.push(config.problem.diagnostic);
    if (config.kind !== 'found') continue;
    const readable = secretsIn(config.value, (spot) => spot.form !== 'encrypted' && counts(spot));
    found.push(...readable);
    encrypted.push(...secretsIn(config.value, (spot) => spot.form === 'encrypted' && counts(spot)));
    if (readable.length === 0) clean.push({ where: { file: config.value.path }, text: 'holds no readable secret' });
  }
  return { found, encrypted, clean, doubts };
}

/** Top folders that every Windows has and the volume has not: what lies in them was not looked at. */
function foldersLeftOut(fs: VolumeFs, paths: readonly VolumePath[]): Diagnostic[] {
  const folders = new Set(paths.flatMap((path) => (path.includes('/') ? [path.slice(0, path.indexOf('/'))] : [])));
  return [...folders].filter((folder) => fs.stat(folder).kind === 'absent').map(folderLeftOut);
}

/** A folder that every Windows has and the volume has not. */
export function folderLeftOut(folder: VolumePath): Diagnostic {
  return diagnostic('folder-left-out', `The volume has no folder ${folder}: it was copied without it.`, {
    severity: 'warning',
    where: [{ file: folder }],
    fix: 'Open the whole volume, or look on the source machine.',
  });
}

/** Bytes of a settings file or script that are searched; real ones have some kilobytes. */
const MAX_SECRET_FILE = 4 * 1024 * 1024;

function openToSearch(fs: VolumeFs, path: VolumePath): Found<ConfigDocument> {
  const stat = fs.stat(path);
  if (stat.kind !== 'found') return stat;
  if (stat.value.type === 'folder') return { kind: 'absent' };
  if (stat.value.size > MAX_SECRET_FILE) return { kind: 'unreadable', problem: tooLarge(stat.value) };
  return openedFile(fs, path);
}

function tooLarge({ path, size }: FileStat): Problem {
  return problem(
    'input',
    'secret-file-too-large',
    `${toWindowsPath(path)} has ${numberWords(size)} bytes and was not searched.`,
    {
      severity: 'warning',
      where: [{ file: path }],
      fix: 'Look whether the file is what its name says, and search it by hand.',
    },
  );
}

/** The secrets of one file as evidence: place and form, never the secret. */
export function secretsIn(config: ConfigDocument, counts: (spot: SecretSpot) => boolean): readonly Evidence[] {
  return secretSpots(config)
    .filter(counts)
    .map(({ setting, line, column, form }) => ({
      where: { file: config.path, line, column },
      text: `${setting ?? 'In a command or comment'}: set, ${FORMS[form]}`,
    }));
}

const FORMS: Readonly<Record<SecretSpot['form'], string>> = {
  plain: 'plain text',
  hidden: 'hidden in a way that can be undone',
  encrypted: 'encrypted',
};

interface SecretWords {
  /** What cannot be decided, as the beginning of a sentence. */
  readonly what: string;
  /** Title of the good case. */
  readonly none: string;
  /** Title of the bad case, after the number: `readable passwords in ...`. */
  readonly some: (count: number) => string;
  /** What it comes to. */
  readonly detail: string;
  readonly fix: string;
}

/** A readable secret fails the check; without one, a file that could not be read leaves it open. */
export function judgeSecretFiles(rule: Omit<CheckRule, 'run'>, files: SecretFiles, words: SecretWords): CheckFinding {
  const { found, encrypted, clean, doubts } = files;
  const [doubt] = doubts;
  if (found.length > 0)
    return finding(rule, 'fail', words.some(found.length), {
      detail: words.detail,
      evidence: [
        ...found,
        ...encrypted,
        ...doubts.map(({ where, summary }) => ({ where: where[0] ?? {}, text: summary })),
      ],
      fix: words.fix,
    });
  if (doubt !== undefined) return unknownFinding(rule, words.what, doubt.summary, doubt.where[0], doubt.fix);
  const evidence = clean.length > 0 ? clean : [{ where: {}, text: 'None of the files that may hold one is there' }];
  return finding(rule, 'pass', words.none, { evidence });
}
