import { sameName } from '../../shared/base/caseless.ts';
import type { VolumePath } from '../../shared/base/winPath.ts';
import type { Evidence } from '../../shared/model/diagnostic.ts';
import { readAnswerFile } from '../config/answerFile.ts';
import { calledAnswerFile, unattendFile } from '../subject/answerFileSearch.ts';
import { openedFile } from '../subject/openedFile.ts';
import { SYSTEM_SETUP, valueOrNull } from '../subject/lookup.ts';
import type { Subject } from '../subject/subject.ts';
import { dropValue } from './registryWishes.ts';
import type { Remedy, WantedChange } from './remedy.ts';

/** Rank 2 of the search, before the copy of the file that Sysprep is given. Source: answer file facts, section 6. */
export const EARLY_ANSWER_FILES: readonly VolumePath[] = [
  'Windows/Panther/Unattend/unattend.xml',
  'Windows/Panther/Unattend/autounattend.xml',
];
const PASSES = ['specialize', 'oobeSystem'];

interface Forgotten {
  readonly change: WantedChange;
  readonly told: Evidence;
}

/**
 * Removes what would win over the answer file of the agent at the first boot: the value UnattendFile, and files in
 * Panther\Unattend. Only where the agent's own file is there, so that it is known which one is meant. Source: answer
 * file facts, section 6; failure modes FM-72.
 */
export const forgottenAnswerFile: Remedy = {
  id: 'remove-forgotten-answer-file',
  find(subject) {
    const own = valueOrNull(calledAnswerFile(subject.fs, subject.report.windows.kernel))?.path ?? null;
    if (own === null || subject.fs.stat(own).kind !== 'found') return null;
    const forgotten = [
      ...namedFile(subject, own),
      ...EARLY_ANSWER_FILES.flatMap((path) => earlyFile(subject, path, own)),
    ];
    if (forgotten.length === 0) return null;
    return {
      title: 'Remove the forgotten answer file that would win over the one of the agent',
      risk: 'needsThought',
      warning: `The first boot then uses ${own} alone: see that nothing in the removed ${forgotten.length === 1 ? 'one' : 'ones'} is still wanted.`,
      changes: forgotten.map(({ change }) => change),
      because: forgotten.map(({ told }) => told),
      source: [{ document: 'Microsoft, Windows Setup automation: answer file search order', certainty: 'documented' }],
      mends: ['forgotten-answer-file'],
    };
  },
};

/** The file that the value names stays where it is. */
function namedFile({ registry }: Subject, own: VolumePath): readonly Forgotten[] {
  const named = unattendFile(registry);
  if (named.kind !== 'found') return [];
  const { path, written } = named.value;
  if (path !== null && sameName(path, own)) return [];
  const told = { where: { key: SYSTEM_SETUP, value: 'UnattendFile' }, text: `UnattendFile = ${written}` };
  return [{ change: dropValue(SYSTEM_SETUP, 'UnattendFile'), told }];
}

function earlyFile({ fs }: Subject, path: VolumePath, own: VolumePath): readonly Forgotten[] {
  const config = valueOrNull(openedFile(fs, path));
  if (config === null || sameName(config.path, own)) return [];
  const passes = PASSES.filter((pass) => readAnswerFile(config).usableFor(pass));
  if (passes.length === 0) return [];
  const told = { where: { file: config.path }, text: `holds the pass ${passes.join(' and the pass ')}` };
  return [{ change: { kind: 'deleteFile', file: config.path }, told }];
}
