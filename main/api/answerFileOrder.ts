import type { ConfigFile } from '../../shared/model/config.ts';
import type { VolumePath } from '../../shared/base/winPath.ts';
import { sameName } from '../../shared/base/caseless.ts';
import type { Diagnostic } from '../../shared/model/diagnostic.ts';
import { readAnswerFile } from '../config/answerFile.ts';
import { classifyConfig } from '../config/classify.ts';
import { openConfig } from '../config/document.ts';
import { CACHED_ANSWER_FILE, calledAnswerFile, EC2CONFIG_FOLDER, unattendFile } from '../subject/answerFileSearch.ts';
import { firstBootFile } from '../subject/firstBootFile.ts';
import { valueOrNull } from '../subject/lookup.ts';
import { eachOnce } from './eachOnce.ts';
import { findSettingsFiles, unreadableSettingsFiles, type SettingsFile } from '../subject/settingsFiles.ts';
import type { Subject } from '../subject/subject.ts';

/** Passes of the first boot whose settings come from the implicit search. Source: answer file facts, section 6. */
const PASSES = ['specialize', 'oobeSystem'] as const;

interface Winner {
  readonly path: VolumePath;
  readonly pass: string;
  readonly why: string;
}

/**
 * The settings files of a volume, also those that are there and cannot be read, with why. Of the answer files those
 * that the first boot of a run uses are marked, with the reason: one file, or one for each pass where the search ends
 * differently.
 */
export function answerFileOrder(subject: Subject): readonly ConfigFile[] {
  const winners = PASSES.flatMap((pass) => winnerOf(subject, pass));
  const found = findSettingsFiles(subject.fs, subject.registry);
  const unread = eachOnce(unreadableSettingsFiles(subject.fs, subject.registry));
  const listed = found.map((file) => withProblem(identityOf(subject, file, winners), unread));
  const unlisted = unread.filter((problem) => !listed.some((file) => file.problem === problem));
  return [...listed, ...unlisted.map(unreadableFile)];
}

function withProblem(file: ConfigFile, unread: readonly Diagnostic[]): ConfigFile {
  const problem = unread.find((each) => sameName(pathOf(each), file.path));
  return problem === undefined ? file : { ...file, problem };
}

/** A file, or a folder on the way to files, that only its name tells of. */
function unreadableFile(problem: Diagnostic): ConfigFile {
  const path = pathOf(problem);
  const isAgents = sameName(path, `${EC2CONFIG_FOLDER}/Settings/Config.xml`);
  return { path, kind: isAgents ? 'ec2config' : classifyConfig(path, ''), problem };
}

function pathOf({ where }: Diagnostic): VolumePath {
  return where[0]?.file ?? '';
}

function identityOf(subject: Subject, file: SettingsFile, winners: readonly Winner[]): ConfigFile {
  if (file.kind !== 'answerFile') return { path: file.path, kind: file.kind };
  const won = winners.filter((winner) => sameName(winner.path, file.path));
  return {
    path: file.path,
    kind: file.kind,
    wins: won.length > 0,
    processed: isProcessed(subject, file),
    ...(won.length > 0 ? { why: reasonOf(won) } : {}),
  };
}

function reasonOf(won: readonly Winner[]): string {
  const reasons = new Set(won.map((winner) => winner.why));
  const why = [...reasons].join(' ');
  return won.length === PASSES.length ? why : `For the pass ${won.map((winner) => winner.pass).join(', ')}: ${why}`;
}

function winnerOf(subject: Subject, pass: string): readonly Winner[] {
  const { hit, doubts } = firstBootFile(subject.fs, subject.registry, subject.report.windows.kernel, pass);
  if (hit === null) return [];
  const caveat = doubts.length === 0 ? '' : ` Not certain: ${doubts.join(' ')}`;
  return [{ path: hit.answer.config.path, pass, why: `${whyAt(subject, hit.place)}${caveat}` }];
}

function whyAt({ fs, registry, report }: Subject, place: VolumePath): string {
  if (place === valueOrNull(unattendFile(registry))?.path)
    return 'HKLM\\SYSTEM\\Setup\\!UnattendFile names it: it wins over every other place.';
  if (place.startsWith('Windows/Panther/Unattend/'))
    return 'Windows looks in Panther\\Unattend before the copy that sysprep.exe makes.';
  if (place !== CACHED_ANSWER_FILE)
    return 'Windows finds it in the search at first boot; no file in an earlier place can be used.';
  const called = valueOrNull(calledAnswerFile(fs, report.windows.kernel));
  if (called === null) return 'It is the copy that an earlier run left in Panther.';
  return called.where === null ? 'It is the agent\u2019s answer file.' : 'AnswerFilePath of BundleConfig.xml names it.';
}

function isProcessed({ fs }: Subject, file: SettingsFile): boolean {
  const bytes = fs.read(file.path);
  return (
    bytes.kind === 'found' && readAnswerFile(openConfig(file.path, bytes.value)).passes.some((pass) => pass.processed)
  );
}
