import { toWindowsPath } from '../../../shared/base/winPath.ts';
import type { Evidence } from '../../../shared/model/diagnostic.ts';
import { openCalledAnswer, type CalledAnswer } from '../../subject/calledAnswer.ts';
import { noFileCalled } from '../answerFileRule.ts';
import { finding, unknownFinding, type CheckFinding, type CheckRule } from '../rule.ts';

const WHAT = 'Whether the answer file of the agent is there';

/** The answer file that the agent hands to Sysprep exists. Source: EC2Config facts, 3.2; failure modes FM-72, FM-82. */
export const answerFilePresent: CheckRule = {
  id: 'answer-file-present',
  area: 'answerFile',
  grade: 'required',
  mayBreak: 'prepare',
  question: 'Is the answer file there that the agent hands to Sysprep?',
  explains:
    'EC2Config hands Sysprep the file that `AnswerFilePath` of BundleConfig.xml names for this Windows, `sysprep2008.xml` '
    + 'where it names none; EC2Launch v1 and v2 each have a fixed file. Without it Sysprep cannot be started the way the '
    + 'agent starts it, and a first boot without an answer file asks its questions on a screen that nobody sees.',
  remedy: 'Put the file back on the source machine, or name an existing one in AnswerFilePath of BundleConfig.xml.',
  source: [
    { document: 'AWS, Create a standard Amazon Machine Image Using Sysprep', certainty: 'stated' },
    { document: 'Public copies of BundleConfig.xml (AnswerFilePath)', certainty: 'observed' },
    { document: 'AWS, Troubleshoot an unreachable instance (screen of Sysprep)', certainty: 'documented' },
  ],
  run(subject) {
    const called = openCalledAnswer(subject.fs, subject.report.windows.kernel);
    switch (called.kind) {
      case 'opened':
        return finding(answerFilePresent, 'pass', 'The answer file of the agent is there', {
          evidence: [{ where: { file: called.config.path }, text: 'there' }, ...settingOf(called)],
        });
      case 'missing':
        return missing(called.path, settingOf(called));
      case 'outside':
        return unknownFinding(
          answerFilePresent,
          WHAT,
          `The setting names "${called.written}", which is not on this volume.`,
          called.where ?? {},
          'Name a file on the system drive in AnswerFilePath, for example sysprep2008.xml, or look at that file on the source machine.',
        );
      case 'unreadable':
        return unknownFinding(
          answerFilePresent,
          WHAT,
          called.problem.summary,
          called.problem.where[0],
          called.problem.fix,
        );
      case 'noAgent':
        return noFileCalled(answerFilePresent, WHAT, subject);
    }
  },
};

function missing(path: string, setting: readonly Evidence[]): CheckFinding {
  return finding(answerFilePresent, 'fail', `The answer file of the agent is missing: ${toWindowsPath(path)}`, {
    detail: 'Sysprep is called with a file that is not there.',
    evidence: [{ where: { file: path }, text: 'not there' }, ...setting],
    fix: answerFilePresent.remedy,
    breaks: 'prepare',
  });
}

/** The setting that names the file, where one does. */
function settingOf(called: Extract<CalledAnswer, { readonly kind: 'opened' | 'missing' }>): readonly Evidence[] {
  return called.where === null ? [] : [{ where: called.where, text: 'AnswerFilePath names it' }];
}
