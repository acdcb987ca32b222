import type { Diagnostic } from '../../shared/model/diagnostic.ts';
import type { Proposal } from '../../shared/model/proposal.ts';
import type { ConfigDocumentReport } from '../../shared/model/config.ts';
import { describeConfig } from '../config/describe.ts';
import type { ConfigDocument } from '../config/document.ts';
import { lintDocument } from '../config/lint/lintDocument.ts';
import type { EditedConfig } from './configEdits.ts';
import type { SeenConfig } from './seenConfigs.ts';

/** Edits of settings files as one proposal; a file that is no longer what was seen makes applying refuse. */
export function configProposal(edited: readonly SeenConfig[]): Proposal {
  const names = edited.map((file) => file.path.split('/').at(-1) ?? file.path);
  return {
    id: 'edit-settings',
    title: `Change ${names.join(', ')}`,
    risk: 'needsThought',
    warning: '',
    changes: edited.map(({ path, fingerprint, edits }) => ({ kind: 'editText', file: path, fingerprint, edits })),
    because: [],
    source: [],
  };
}

/** Problems of the files as they would be, those first that were not there before. */
export function problemsAfter(edited: readonly EditedConfig[]): readonly Diagnostic[] {
  return edited.flatMap((file) => {
    const before = new Set(documentReport(file.before).problems.map((problem) => problem.code));
    const after = documentReport(file.after).problems;
    return [
      ...after.filter((problem) => !before.has(problem.code)),
      ...after.filter((problem) => before.has(problem.code)),
    ];
  });
}

/** Problems that an edit brings into a file: those that the file did not have before, word for word. */
export function introducedProblems({ before, after }: EditedConfig): readonly Diagnostic[] {
  const known = new Set(documentReport(before).problems.map(({ code, summary }) => `${code} ${summary}`));
  return documentReport(after).problems.filter(({ code, summary }) => !known.has(`${code} ${summary}`));
}

/** What a settings file is and holds, with everything that is wrong with it: damage first, then meaning. */
export function documentReport(config: ConfigDocument): ConfigDocumentReport {
  const report = describeConfig(config);
  const known = new Set(report.problems.map((problem) => JSON.stringify([problem.code, problem.where])));
  const found = lintDocument(config).filter((problem) => !known.has(JSON.stringify([problem.code, problem.where])));
  return { ...report, problems: [...report.problems, ...found] };
}
