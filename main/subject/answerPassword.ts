import type { Place } from '../../shared/model/diagnostic.ts';
import { givesPassword } from '../config/administratorPassword.ts';
import { readAnswerFile } from '../config/answerFile.ts';
import { openCalledAnswer } from './calledAnswer.ts';
import type { Subject } from './subject.ts';

/** Whether the answer file of the agent sets the Administrator password; where, or why that is not known. */
export type AnswerPassword =
  | { readonly kind: 'set'; readonly where: Place }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown'; readonly why: string; readonly where: Place };

/**
 * Looks for an Administrator password in the answer file that the agent hands to Sysprep. One that is there is meant
 * to stay: the choice Specify. Source: ec2config facts, section 5.
 */
export function answerPassword({ fs, report }: Pick<Subject, 'fs' | 'report'>): AnswerPassword {
  const called = openCalledAnswer(fs, report.windows.kernel);
  switch (called.kind) {
    case 'opened': {
      const password = readAnswerFile(called.config).administratorPassword;
      if (!givesPassword(password)) return { kind: 'none' };
      return { kind: 'set', where: { file: called.config.path, line: password.line ?? undefined } };
    }
    case 'unreadable':
      return { kind: 'unknown', why: called.problem.summary, where: called.problem.where[0] ?? {} };
    case 'outside':
      return {
        kind: 'unknown',
        why: `The setting names "${called.written}", which is not on this volume.`,
        where: called.where ?? {},
      };
    case 'missing':
    case 'noAgent':
      return { kind: 'none' };
  }
}
