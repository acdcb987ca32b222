import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { ShownProposal } from '../../../shared/model/proposal.ts';
import { ConfirmProposal, type ProposalActions } from '../../components/Proposal.tsx';
import { ScriptMenu } from '../../components/ScriptMenu.tsx';
import { count } from '../../components/words.ts';
import { useWorkbench } from '../../workbench.ts';
import { together } from './offlineRemedies.ts';

/** What can be done: here with the whole difference shown first, the rest as commands for the source machine. */
export function AccountsFoot({
  remedies,
  commands,
  actions,
}: {
  readonly remedies: readonly ShownProposal[];
  /** For every row that cannot be mended here. */
  readonly commands: readonly string[];
  readonly actions: ProposalActions;
}) {
  const { tell } = useWorkbench();
  const [asking, setAsking] = useState(false);
  const all = together(remedies);
  const copy = (): void => {
    const many = count(commands.length, 'command');
    void navigator.clipboard.writeText(commands.join('\r\n')).then(
      () => tell(`${many} ${commands.length === 1 ? 'is' : 'are'} in the clipboard, for an elevated prompt.`),
      () => tell('The clipboard could not be written.'),
    );
  };
  if (all === null && commands.length === 0) return null;
  return (
    <div className="cf">
      <span className="grow cap muted">{footWords(all, commands.length, actions.refusal)}</span>
      {commands.length === 0 ? null : <Button onClick={copy}>Copy {count(commands.length, 'command')}</Button>}
      {all === null ? null : (
        <>
          {remedies.length === 1 ? <ScriptMenu proposal={all} onScript={actions.onScript} /> : null}
          <Button appearance="primary" onClick={() => setAsking(true)}>
            Show the difference, {count(all.changes.length, 'change')}…
          </Button>
        </>
      )}
      {asking && all !== null ? (
        <ConfirmProposal
          proposal={all}
          refusal={actions.refusal}
          onApply={() => actions.onApplyAll(remedies)}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </div>
  );
}

function footWords(all: ShownProposal | null, commands: number, refusal: string | null): string {
  if (all === null) return 'Accounts and profile folders are removed on the source machine, not here.';
  const here = refusal ?? `${all.title}: written here, with backup and undo.`;
  return commands === 0 ? here : `${here} Accounts and folders are removed on the source machine.`;
}
