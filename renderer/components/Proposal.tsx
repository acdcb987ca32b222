import { Button } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import type { Diagnostic } from '../../shared/model/diagnostic.ts';
import type { ShownProposal } from '../../shared/model/proposal.ts';
import { barOf } from './barOf.ts';
import { Differences } from './Diff.tsx';
import { EvidenceList, Sources } from './Evidence.tsx';
import { Modal } from './Modal.tsx';
import { DiagnosticNotice, Notice } from './Notice.tsx';
import { ResultMark } from './ResultMark.tsx';
import { count } from './words.ts';
import { ScriptMenu, type ScriptFormat } from './ScriptMenu.tsx';
import { ScrollBox } from './ScrollBox.tsx';

/** What can be done with a proposal; missing where the screen only shows (a record of the history). */
export interface ProposalActions {
  readonly onApply: (proposal: ShownProposal) => Promise<void>;
  /** Several, one after the other; each has its own record and undo. */
  readonly onApplyAll: (proposals: readonly ShownProposal[]) => Promise<void>;
  readonly onScript: (proposal: ShownProposal, format: ScriptFormat) => void;
  /** Why nothing may be written now; null when it may. */
  readonly refusal: string | null;
}

/** Whether a remedy is safe, in words and shape. */
export function RiskMark({ proposal }: { readonly proposal: ShownProposal }) {
  return proposal.risk === 'safe' ? (
    <ResultMark tone="pass">Safe</ResultMark>
  ) : (
    <ResultMark tone="warn">Needs thought</ResultMark>
  );
}

/** A remedy with its difference, its risk, and what it can be turned into. */
export function ProposalCard({
  proposal,
  actions,
  primary = false,
}: {
  readonly proposal: ShownProposal;
  readonly actions?: ProposalActions | undefined;
  readonly primary?: boolean;
}) {
  const [asking, setAsking] = useState(false);
  const bar = barOf(proposal);
  return (
    <div className="remedy">
      <div className="rh">
        <span className="grow strong wrap">{proposal.title}</span>
        <RiskMark proposal={proposal} />
      </div>
      {proposal.warning === '' ? null : <p className="note cap">{proposal.warning}</p>}
      {bar === null ? null : <Barred reason={bar} />}
      {actions === undefined ? null : (
        <div className="note stack">
          <div className="row rows">
            {bar === null ? (
              <Button
                appearance={primary ? 'primary' : 'secondary'}
                disabled={actions.refusal !== null}
                onClick={() => setAsking(true)}
              >
                Apply…
              </Button>
            ) : null}
            <ScriptMenu proposal={proposal} onScript={actions.onScript} />
          </div>
          <p className="cap muted">{bar === null ? (actions.refusal ?? UNDO_WORDS) : BY_HAND_WORDS}</p>
        </div>
      )}
      <Differences label={`Difference of: ${proposal.title}`} changes={proposal.changes} className="peek" />
      {asking && actions !== undefined ? (
        <ConfirmProposal proposal={proposal} onApply={actions.onApply} onClose={() => setAsking(false)} />
      ) : null}
    </div>
  );
}

const UNDO_WORDS = 'The files are backed up first. History can undo it, byte for byte.';
const BY_HAND_WORDS = 'The script is for making the same change by hand.';

/** Why a remedy is shown and not offered to be written. */
function Barred({ reason }: { readonly reason: Diagnostic }) {
  return (
    <div className="note">
      <strong className="strong">Cannot be applied here</strong>
      <DiagnosticNotice diagnostic={reason} />
    </div>
  );
}

/** What a change leaves as it is. A hive has counts, times and checksums of its own that follow any change of it. */
function untouchedWords({ changes }: ShownProposal): string {
  if (changes.every(({ key }) => key === undefined)) return 'All other bytes stay identical.';
  return changes.every(({ key }) => key !== undefined)
    ? 'All other keys and values stay as they are.'
    : 'Everything else in them stays as it is.';
}

/** The question before writing: the whole difference, what is lost, where the backup goes, what undoes it. */
export function ConfirmProposal({
  proposal,
  verb,
  extra,
  refusal = null,
  onApply,
  onClose,
}: {
  readonly proposal: ShownProposal;
  /** What the button says; what the change is called when not given. */
  readonly verb?: string;
  readonly extra?: ReactNode;
  /** Why nothing may be written now: the difference can still be read. */
  readonly refusal?: string | null;
  readonly onApply: (proposal: ShownProposal) => Promise<void>;
  readonly onClose: () => void;
}) {
  const [busy, setBusy] = useState(false);
  const apply = (): void => {
    setBusy(true);
    void onApply(proposal).finally(onClose);
  };
  const files = new Set(proposal.changes.map((change) => change.file ?? change.key ?? '')).size;
  return (
    <Modal
      title={proposal.title}
      className="wide"
      onClose={onClose}
      foot={
        <>
          <span className="grow cap muted">{refusal}</span>
          <Button appearance="primary" disabled={busy || refusal !== null} onClick={apply}>
            {verb ?? `Write ${count(proposal.changes.length, 'change')}`}
          </Button>
          <Button onClick={onClose}>Keep as it is</Button>
        </>
      }
    >
      <div className="db">
        <ScrollBox label="What this does" className="cb stack">
          <RiskMark proposal={proposal} />
          {proposal.warning === '' ? null : <Notice tone="warn">{proposal.warning}</Notice>}
          {extra}
          <h2>Changed</h2>
          <p>
            {count(proposal.changes.length, 'change')} in {count(files, 'place')}. {untouchedWords(proposal)}
          </p>
          <h2>Backup and undo</h2>
          <p>The whole files are copied to the data folder first. The record in History restores every byte.</p>
          <EvidenceList evidence={proposal.because} />
          <Sources sources={proposal.source} />
        </ScrollBox>
        <Differences label="Difference" changes={proposal.changes} />
      </div>
    </Modal>
  );
}
