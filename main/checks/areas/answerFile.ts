import type { CheckRule } from '../rule.ts';
import { administratorLeftDisabled } from '../rules/administratorLeftDisabled.ts';
import { administratorPasswordForm } from '../rules/administratorPasswordForm.ts';
import { answerFileArchitecture } from '../rules/answerFileArchitecture.ts';
import { answerFilePresent } from '../rules/answerFilePresent.ts';
import { answerFileRefused } from '../rules/answerFileRefused.ts';
import { answerFileUsedUp } from '../rules/answerFileUsedUp.ts';
import { answerFileWellFormed } from '../rules/answerFileWellFormed.ts';
import { forgottenAnswerFile } from '../rules/forgottenAnswerFile.ts';
import { setupCompleteCall } from '../rules/setupCompleteCall.ts';

/** The checks of the answer file. */
export const answerFile: readonly CheckRule[] = [
  answerFilePresent,
  answerFileWellFormed,
  answerFileRefused,
  answerFileArchitecture,
  answerFileUsedUp,
  forgottenAnswerFile,
  administratorPasswordForm,
  administratorLeftDisabled,
  setupCompleteCall,
];
