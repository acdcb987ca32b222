import { counted } from '../../../shared/text/numberWords.ts';
import type { Evidence } from '../../../shared/model/diagnostic.ts';
import {
  ACTION_FILES,
  actionFilePath,
  readActionFile,
  type ActionFile,
  type SysprepPhase,
} from '../../subject/actionFiles.ts';
import { lookAtDll, type DllState } from '../../subject/programs.ts';
import type { Subject } from '../../subject/subject.ts';
import { judgeArchitecture, stopsIn, withoutActionFiles, withoutPrograms } from '../providers.ts';
import { finding, unknownFinding, unreadableFinding, type CheckFinding, type CheckRule } from '../rule.ts';

const WHAT = 'Whether the providers of Sysprep can be loaded';

/** Every DLL that the action files call is on the volume. Source: sysprep facts, section 3.1. */
export const sysprepProviderDll: CheckRule = {
  id: 'sysprep-provider-dll',
  area: 'providers',
  grade: 'required',
  mayBreak: 'generalize',
  question: 'Is every DLL there that the action files of Sysprep call?',
  remedy: 'Restore the files from an installation of the same build, or repair Windows with sfc /scannow.',
  source: [
    { document: 'Action files of Windows 10 1703, 1803 and 1903 (operepo/sysprep_scripts)', certainty: 'observed' },
    { document: 'That only entries of the running architecture count', certainty: 'unconfirmed' },
  ],
  run(subject) {
    const early =
      withoutActionFiles(sysprepProviderDll, WHAT, subject) ?? withoutPrograms(sysprepProviderDll, WHAT, subject);
    if (early !== null) return early;
    const files: ActionFile[] = [];
    for (const phase of ACTION_FILES) {
      const found = readActionFile(subject.fs, phase);
      const where = { file: actionFilePath(phase) };
      if (found.kind === 'unreadable') return unreadableFinding(sysprepProviderDll, WHAT, found.problem, where);
      if (found.kind === 'absent' || !found.value.isActionFile)
        return unknownFinding(
          sysprepProviderDll,
          WHAT,
          'An action file is missing or damaged.',
          where,
          sysprepProviderDll.remedy,
        );
      files.push(found.value);
    }
    return judgeArchitecture(sysprepProviderDll, WHAT, subject, (architecture) => judge(files, subject, architecture));
  },
};

interface Call {
  readonly phase: SysprepPhase;
  readonly state: DllState;
  readonly evidence: Evidence;
}

function judge(files: readonly ActionFile[], subject: Subject, architecture: string): CheckFinding {
  const calls = callsOf(files, subject, architecture);
  const broken = calls.filter(({ state }) => state.kind === 'missing' || state.kind === 'otherArchitecture');
  const where = { file: actionFilePath('Generalize') };
  if (broken.length > 0)
    return finding(sysprepProviderDll, 'fail', `Sysprep cannot load ${counted(broken.length, 'provider')}`, {
      detail: 'A provider that cannot be loaded stops Sysprep in the phase that calls it.',
      evidence: broken.map(({ evidence }) => evidence),
      fix: sysprepProviderDll.remedy,
      breaks: stopsIn(broken.map(({ phase }) => phase)),
      prediction: 'likely',
    });
  if (calls.length === 0)
    return unknownFinding(
      sysprepProviderDll,
      WHAT,
      `The action files have no entry for ${architecture}.`,
      where,
      sysprepProviderDll.remedy,
    );
  const unknown = calls.find(({ state }) => state.kind === 'unknown');
  if (unknown !== undefined)
    return unknownFinding(sysprepProviderDll, WHAT, `${unknown.evidence.text}.`, unknown.evidence.where);
  return finding(sysprepProviderDll, 'pass', `${counted(calls.length, 'provider')} called, and every DLL is there`, {
    evidence: files.map(({ path, entries }) => ({ where: { file: path }, text: `${entries.length} entries` })),
  });
}

/** The calls of the installed architecture, one for each DLL of a file. */
function callsOf(files: readonly ActionFile[], { fs }: Subject, architecture: string): readonly Call[] {
  const states = new Map<string, DllState>();
  return files.flatMap(({ phase, path, entries }) =>
    entries
      .filter((entry) => entry.architecture === architecture)
      .flatMap(({ component, modules }) =>
        modules.map(({ name, method, line }) => {
          const state = states.get(name) ?? lookAtDll(fs, name, architecture);
          states.set(name, state);
          return {
            phase,
            state,
            evidence: { where: { file: path, line }, text: `${component}, ${method}: ${state.says}` },
          };
        }),
      ),
  );
}
