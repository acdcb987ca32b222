import { useState } from 'react';
import type { Diagnostic } from '../shared/model/diagnostic.ts';
import type { ShownProposal } from '../shared/model/proposal.ts';
import type { ProposalActions } from './components/Proposal.tsx';
import type { ScriptFormat } from './components/ScriptMenu.tsx';
import { count } from './components/words.ts';
import { problemOf } from './problem.ts';
import { useWorkbench } from './workbench.ts';

/** Applying proposals of the open volume and turning them into scripts, with what went wrong. */
export function useProposals(volume: string): {
  readonly actions: ProposalActions;
  readonly problem: Diagnostic | null;
  /** Takes the problem off the screen, as when everything is read again. */
  readonly clear: () => void;
} {
  const { client, refusal, written, tell } = useWorkbench();
  const [problem, setProblem] = useState<Diagnostic | null>(null);
  const onApplyAll = async (proposals: readonly ShownProposal[]): Promise<void> => {
    setProblem(null);
    try {
      for (const { id, title } of proposals) {
        // Each is made anew from the files that the one before has written.
        // oxlint-disable-next-line no-await-in-loop
        const { changes } = await client.fix.carryOut.mutate({ volume, id });
        written();
        tell(`“${title}” is done: ${count(changes.length, 'change')} written. History can undo it.`);
      }
    } catch (error) {
      setProblem(problemOf(error, 'writing the change'));
    }
  };
  const onApply = (proposal: ShownProposal): Promise<void> => onApplyAll([proposal]);
  const onScript = (proposal: ShownProposal, format: ScriptFormat): void => {
    client.fix.script
      .query({ volume, id: proposal.id, format })
      .then(({ text }) => navigator.clipboard.writeText(text))
      .then(
        () => tell(format === 'reg' ? 'The .reg text is in the clipboard.' : 'The script is in the clipboard.'),
        (error: unknown) => setProblem(problemOf(error, 'making the script')),
      );
  };
  return { actions: { onApply, onApplyAll, onScript, refusal }, problem, clear: () => setProblem(null) };
}
