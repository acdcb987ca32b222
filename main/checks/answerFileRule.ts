import { toWindowsPath } from '../../shared/base/winPath.ts';
import type { ConfigDocument } from '../config/document.ts';
import { openCalledAnswer } from '../subject/calledAnswer.ts';
import type { Subject } from '../subject/subject.ts';
import { finding, unknownFinding, type CheckFinding, type CheckRule } from './rule.ts';

interface AnswerFileRuleParts extends Omit<CheckRule, 'run'> {
  /** What cannot be decided without the file, as the beginning of a sentence. */
  readonly what: string;
  /** Judges the file that the agent hands to Sysprep; called only where it could be read. */
  readonly judge: (config: ConfigDocument, subject: Subject) => CheckFinding;
}

/** A check of the answer file that the agent hands to Sysprep: unknown where that file could not be read. */
export function answerFileRule({ what, judge, ...parts }: AnswerFileRuleParts): CheckRule {
  return {
    ...parts,
    run(subject) {
      const called = openCalledAnswer(subject.fs, subject.report.windows.kernel);
      switch (called.kind) {
        case 'opened':
          return judge(called.config, subject);
        case 'unreadable':
          return unknownFinding(parts, what, called.problem.summary, called.problem.where[0], called.problem.fix);
        case 'outside':
          return unknownFinding(
            parts,
            what,
            `The setting names "${called.written}", which is not on this volume.`,
            called.where ?? {},
            'Look at that file on the source machine itself.',
          );
        case 'missing':
          return finding(parts, 'notApplicable', 'The answer file of the agent is not on the volume', {
            evidence: [{ where: { file: called.path }, text: `${toWindowsPath(called.path)} is not there` }],
            related: ['answer-file-present'],
          });
        case 'noAgent':
          return noFileCalled(parts, what, subject);
      }
    },
  };
}

/** Without an agent no answer file is called; where an agent may hide behind closed folders that is not known. */
export function noFileCalled(parts: Omit<CheckRule, 'run'>, what: string, { agentsInDoubt }: Subject): CheckFinding {
  const [doubt] = agentsInDoubt;
  if (doubt !== undefined)
    return unknownFinding(parts, what, doubt.problem.summary, doubt.problem.where[0], doubt.problem.fix);
  return finding(parts, 'notApplicable', 'No agent is on the volume that hands an answer file to Sysprep', {
    evidence: [{ where: { file: 'Program Files/Amazon' }, text: 'No files of an EC2 launch agent' }],
    related: ['agent-fits-windows'],
  });
}
