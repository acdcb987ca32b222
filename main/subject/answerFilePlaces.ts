import { sameName } from '../../shared/base/caseless.ts';
import { toWindowsPath, type VolumePath } from '../../shared/base/winPath.ts';
import type {
  AnswerFileSearch,
  AnswerFileState,
  AnswerFileWinner,
  PassStanding,
  SearchedPass,
  SearchedPlace,
} from '../../shared/model/answerFileSearch.ts';
import type { Found } from '../../shared/model/volume.ts';
import { viewAnswerFile } from '../config/answer/answerView.ts';
import { readAnswerFile, type AnswerFile } from '../config/answerFile.ts';
import type { ConfigDocument } from '../config/document.ts';
import { CACHED_ANSWER_FILE, calledAnswerFile, firstBootCandidates, unattendFile } from './answerFileSearch.ts';
import { firstBootFile, isRefused } from './firstBootFile.ts';
import { valueOrNull } from './lookup.ts';
import { openedFile } from './openedFile.ts';
import { findSettingsFiles } from './settingsFiles.ts';
import type { Subject } from './subject.ts';

const PASSES: readonly SearchedPass[] = ['specialize', 'oobeSystem'];

/** What of a subject the search is made from. */
type Searched = Pick<Subject, 'fs' | 'registry' | 'report'>;

/**
 * Which answer file the first boot of a run uses for each of its passes: every place of the implicit search with what is
 * there, and every answer file of the volume with what Windows did with it. Source: answer file facts, section 6.
 */
export function answerFilePlaces(subject: Searched): AnswerFileSearch {
  const winners = PASSES.map((pass) => winnerOf(subject, pass));
  return { winners: winners.map(({ winner }) => winner), places: placesOf(subject, winners), files: filesOf(subject) };
}

interface Won {
  readonly winner: AnswerFileWinner;
  /** The place where it is found; null where nothing is. */
  readonly place: VolumePath | null;
}

function winnerOf({ fs, registry, report }: Searched, pass: SearchedPass): Won {
  const { hit, doubts } = firstBootFile(fs, registry, report.windows.kernel, pass);
  return { winner: { pass, file: hit?.answer.config.path ?? null, doubts }, place: hit?.place ?? null };
}

function placesOf(subject: Searched, won: readonly Won[]): readonly SearchedPlace[] {
  const named = valueOrNull(unattendFile(subject.registry))?.path ?? null;
  const places = firstBootCandidates(subject.registry).slice(named === null ? 0 : 1);
  const onVolume = places.map((place) => {
    const hits = place === named ? [] : won;
    return placeOf(subject, place, rankOf(place), toWindowsPath(place), hits);
  });
  return [
    rankOne(subject, won),
    ...onVolume.filter(({ rank }) => rank <= 3),
    elsewhere(4, 'The root of removable media that can be written', 'By drive letter: autounattend.xml.'),
    elsewhere(5, 'The root of removable media that can only be read', 'By drive letter: autounattend.xml.'),
    ...onVolume.filter(({ rank }) => rank > 3),
    elsewhere(8, 'The drive from which setup.exe runs', ''),
  ];
}

/** Ranks of the places on the volume. Source: answer file facts, section 6. */
function rankOf(place: VolumePath): number {
  if (place === CACHED_ANSWER_FILE) return 3;
  if (place.startsWith('Windows/Panther/Unattend/')) return 2;
  return place.startsWith('Windows/System32/Sysprep/') ? 6 : 7;
}

function elsewhere(rank: number, place: string, note: string): SearchedPlace {
  return { rank, place, file: null, state: 'elsewhere', passes: [], note };
}

function rankOne(subject: Searched, won: readonly Won[]): SearchedPlace {
  const place = String.raw`HKLM\SYSTEM\Setup\!UnattendFile`;
  const named = unattendFile(subject.registry);
  const none = { rank: 1, place, file: null, passes: [] };
  if (named.kind === 'unreadable')
    return { ...none, state: 'unreadable', note: 'The value could not be read, so it may name a file that wins.' };
  if (named.kind === 'absent') return { ...none, state: 'absent', note: '' };
  const note = `It names ${named.value.written}.`;
  if (named.value.path === null) return { ...none, state: 'elsewhere', note: `${note} Where that exists, it wins.` };
  return { ...placeOf(subject, named.value.path, 1, place, won), note };
}

function placeOf(subject: Searched, path: VolumePath, rank: number, place: string, won: readonly Won[]): SearchedPlace {
  const source = path === CACHED_ANSWER_FILE ? cachedFrom(subject) : { path, note: '' };
  const base = { rank, place, note: source.note };
  if (source.path === null) return { ...base, file: null, state: 'elsewhere', passes: [] };
  const opened = openedFile(subject.fs, source.path);
  if (opened.kind === 'absent') return { ...base, file: null, state: 'absent', passes: [] };
  if (opened.kind === 'unreadable') return { ...base, file: source.path, state: 'unreadable', passes: [] };
  const answer = readAnswerFile(opened.value);
  const passes = PASSES.map((pass) => ({ pass, standing: standingOf(answer, pass, path, won) }));
  return { ...base, file: opened.value.path, state: isRefused(opened.value) ? 'refused' : 'found', passes };
}

function standingOf(answer: AnswerFile, pass: SearchedPass, place: VolumePath, won: readonly Won[]): PassStanding {
  if (won.some(({ winner, place: hit }) => winner.pass === pass && hit === place)) return 'wins';
  if (answer.usableFor(pass)) return 'behind';
  return answer.wasPassProcessed(pass) ? 'processed' : 'lacks';
}

/** What lies at the place of the cached copy when Windows looks there: the file of the sysprep call, if there is one. */
function cachedFrom({ fs, report }: Searched): { readonly path: VolumePath | null; readonly note: string } {
  const called = calledAnswerFile(fs, report.windows.kernel);
  if (called.kind === 'absent') return { path: CACHED_ANSWER_FILE, note: 'The copy that an earlier run left.' };
  if (called.kind === 'unreadable')
    return {
      path: CACHED_ANSWER_FILE,
      note: 'BundleConfig.xml could not be read, so the file of the call is not known.',
    };
  const { path, written } = called.value;
  if (path === null) return { path, note: `The call of sysprep.exe names ${written}, which is not on this volume.` };
  const missing = fs.stat(path).kind === 'absent' ? ' It is missing, so that no run gets to its first boot.' : '';
  return { path, note: `sysprep.exe copies ${toWindowsPath(path)} here, over what is there.${missing}` };
}

function filesOf({ fs, registry }: Searched): readonly AnswerFileState[] {
  const places = firstBootCandidates(registry);
  const named = valueOrNull(unattendFile(registry))?.path ?? null;
  return findSettingsFiles(fs, registry)
    .filter(({ kind }) => kind === 'answerFile')
    .flatMap(({ path }) => {
      const opened: Found<ConfigDocument> = openedFile(fs, path);
      if (opened.kind !== 'found') return [];
      const place = places.find((candidate) => sameName(candidate, path));
      const rank = place === undefined ? null : place === named ? 1 : rankOf(place);
      return [stateOf(opened.value, rank)];
    });
}

function stateOf(config: ConfigDocument, rank: number | null): AnswerFileState {
  const { passes, passwords } = viewAnswerFile(config);
  const states = Object.groupBy(passwords, ({ state }) => state);
  const named = (processed: boolean): readonly string[] => [
    ...new Set(passes.filter((pass) => !processed || pass.processed).map(({ name }) => name)),
  ];
  return {
    file: config.path,
    rank,
    cached: /^Windows\/Panther\/[^/]+$/i.test(config.path),
    passes: named(false),
    processed: named(true),
    passwords: Object.fromEntries(Object.entries(states).map(([state, all]) => [state, all.length])),
  };
}
