import type { Evidence } from '../../../shared/model/diagnostic.ts';
import {
  ACTION_FILES,
  actionFilePath,
  readActionFile,
  type ActionFile,
  type SysprepPhase,
} from '../../subject/actionFiles.ts';
import type { Subject } from '../../subject/subject.ts';
import { stopsIn, withoutActionFiles, withoutPrograms } from '../providers.ts';
import { finding, unreadableFinding, type CheckFinding, type CheckRule } from '../rule.ts';

const APPX = 'Microsoft-Windows-AppX-Sysprep';
const WHAT = 'The state of the action files';

/** Sysprep's action files are there, well formed and not edited. Source: sysprep facts, section 3.1. */
export const sysprepActionFiles: CheckRule = {
  id: 'sysprep-action-files',
  area: 'providers',
  grade: 'required',
  mayBreak: 'generalize',
  question: 'Are the action files of Sysprep whole?',
  remedy: 'Restore the file from an installation of the same build, or repair Windows with sfc /scannow.',
  source: [
    { document: 'Action files of Windows 10 1703, 1803 and 1903 (operepo/sysprep_scripts)', certainty: 'observed' },
  ],
  run(subject) {
    const early = withoutActionFiles(sysprepActionFiles, WHAT, subject);
    if (early !== null) return early;
    const looked = ACTION_FILES.map((phase) => ({ phase, found: readActionFile(subject.fs, phase) }));
    for (const { phase, found } of looked)
      if (found.kind === 'unreadable')
        return unreadableFinding(sysprepActionFiles, WHAT, found.problem, { file: actionFilePath(phase) });
    const missing = looked.flatMap(({ phase, found }) => (found.kind === 'absent' ? [phase] : []));
    if (missing.length > 0) return missingFiles(missing, subject);
    return judge(
      looked.flatMap(({ found }) => (found.kind === 'found' ? [found.value] : [])),
      subject,
    );
  },
};

function missingFiles(missing: readonly SysprepPhase[], subject: Subject): CheckFinding {
  const early = withoutPrograms(sysprepActionFiles, WHAT, subject);
  if (early !== null) return early;
  return finding(sysprepActionFiles, 'fail', `${missing.length} of ${ACTION_FILES.length} action files are missing`, {
    detail: 'Sysprep takes from them what to do in each phase.',
    evidence: missing.map((phase) => ({ where: { file: actionFilePath(phase) }, text: 'missing' })),
    fix: 'Restore them from an installation of the same build, or repair Windows with sfc /scannow.',
    breaks: stopsIn(missing),
    prediction: 'likely',
  });
}

function judge(files: readonly ActionFile[], subject: Subject): CheckFinding {
  const damaged = files.filter(({ isActionFile }) => !isActionFile);
  if (damaged.length > 0)
    return finding(sysprepActionFiles, 'fail', 'An action file cannot be read as one', {
      detail: 'Sysprep takes from it what to do in a phase.',
      evidence: damaged.flatMap(damageOf),
      fix: sysprepActionFiles.remedy,
      breaks: stopsIn(damaged.map(({ phase }) => phase)),
      prediction: 'likely',
    });
  const edits = [...files.flatMap(commentsOf), ...appxMissing(files, subject)];
  if (edits.length === 0)
    return finding(sysprepActionFiles, 'pass', 'The action files are there, well formed and not edited', {
      evidence: files.map(({ path, entries }) => ({ where: { file: path }, text: `${entries.length} entries` })),
    });
  return finding(sysprepActionFiles, 'warning', 'An entry was taken out of an action file', {
    detail:
      'Sysprep then does not clean what the entry stands for. Without the AppX entry it no longer refuses, and Store packages are broken on every new instance instead.',
    evidence: edits,
    fix: 'Put the original file back, and mend what made Sysprep refuse.',
    breaks: 'generalize',
    prediction: 'likely',
    related: ['appx-not-provisioned'],
  });
}

function damageOf({ path, problems }: ActionFile): readonly Evidence[] {
  if (problems.length === 0) return [{ where: { file: path, line: 1 }, text: 'its root is not sysprepInformation' }];
  return problems.slice(0, 3).map(({ where, summary }) => ({ where: where[0] ?? { file: path }, text: summary }));
}

function commentsOf({ path, commentedOut }: ActionFile): readonly Evidence[] {
  return commentedOut.map(({ line, text }) => ({ where: { file: path, line }, text: `commented out: ${text}` }));
}

/** Whether a server without desktop has the entry is not known, so nothing is missing there. */
function appxMissing(files: readonly ActionFile[], { report }: Subject): readonly Evidence[] {
  const generalize = files.find(({ path }) => path === actionFilePath('Generalize'));
  if (generalize === undefined || report.windows.installationType === 'Server Core') return [];
  if (generalize.entries.some(({ component }) => component === APPX)) return [];
  return [{ where: { file: generalize.path }, text: `no entry ${APPX}` }];
}
