import { ChevronDownRegular, ChevronRightRegular } from '@fluentui/react-icons';
import { useState, type MouseEvent, type ReactNode } from 'react';
import type { CheckOutcome } from '../../shared/model/check.ts';
import type { Diagnostic } from '../../shared/model/diagnostic.ts';
import type { ShownProposal } from '../../shared/model/proposal.ts';
import { barOf } from './barOf.ts';
import { CopyButton, EvidenceList, Sources, type Opener } from './Evidence.tsx';
import { LongText } from './LongText.tsx';
import { ProposalCard, type ProposalActions } from './Proposal.tsx';
import { ResultMark, STANDING_TONES } from './ResultMark.tsx';
import { standingOf } from './standing.ts';
import { phaseWord, placeWords, PREDICTION_WORDS, standingWords } from './words.ts';
import { ScrollBox } from './ScrollBox.tsx';

export interface FindingProps {
  readonly outcome: CheckOutcome;
  readonly proposals: readonly ShownProposal[];
  readonly actions?: ProposalActions | undefined;
  readonly opener?: Opener | undefined;
  /** What the check of this id says of itself; shown above the evidence when it is asked for. */
  readonly about: (id: string) => ReactNode;
  /** Esc: back to where the finding was opened. */
  readonly onLeave: () => void;
}

/** A finding in full: what is true, why it matters, the evidence, the remedies, the sources. */
export function FindingDetail({ outcome, proposals, actions, opener, about, onLeave }: FindingProps) {
  const [explained, setExplained] = useState(false);
  const explain = (event: MouseEvent): void => {
    setExplained(!explained);
    // The button stands above what scrolls: what it opens is at the top, wherever the reader was.
    event.currentTarget.closest('.detail')?.querySelector('.dbody')?.scrollTo({ top: 0 });
  };
  const standing = standingOf(outcome);
  const mending = proposals.filter((proposal) => outcome.proposals.includes(proposal.id));
  const first = mending.find((proposal) => barOf(proposal) === null);
  return (
    // Esc is taken from whatever has the focus in it; there is nothing to press on the card itself.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className="card detail"
      aria-label="Finding"
      onKeyDown={(event) => {
        // A dialog that the finding opened closes by the same key.
        if (event.key === 'Escape' && !(event.target as Element).closest('dialog')) onLeave();
      }}
    >
      <div className="dhead">
        <div className="row rows">
          <ResultMark tone={STANDING_TONES[standing]} bold>
            {standingWords(standing)}
          </ResultMark>
          {standing === 'ask' ? null : <span className="tag">{PREDICTION_WORDS[outcome.prediction]}</span>}
          {outcome.breaks === null ? null : (
            <span className="tag">
              {outcome.result === 'unknown' ? 'may break' : 'breaks'} {phaseWord(outcome.breaks)}
            </span>
          )}
          {outcome.grade === 'recommended' ? <span className="tag">recommended</span> : null}
          <span className="grow" />
          <CopyButton text={findingText(outcome)} name="Copy the finding as text" />
        </div>
        <h2>{outcome.title}</h2>
        <p className="row rows cap muted">
          <code>{outcome.id}</code>
          <button type="button" className="link cap" aria-expanded={explained} onClick={explain}>
            {explained ? <ChevronDownRegular aria-hidden /> : <ChevronRightRegular aria-hidden />} About this check
          </button>
        </p>
      </div>
      <ScrollBox label="Finding in full" className="dbody">
        {explained ? about(outcome.id) : null}
        {outcome.diagnostics.map((diagnostic, index) => (
          <DiagnosticBody key={index} diagnostic={diagnostic} title={outcome.title} opener={opener} />
        ))}
        {mending.length === 0 ? null : (
          <div className="stack">
            <h3>{mending.length === 1 ? 'Remedy' : 'Remedies'}</h3>
            {mending.map((proposal) => (
              <ProposalCard key={proposal.id} proposal={proposal} actions={actions} primary={proposal === first} />
            ))}
          </div>
        )}
        <Sources sources={outcome.diagnostics.flatMap(({ source }) => source)} />
      </ScrollBox>
    </section>
  );
}

/** The body of a diagnostic: its sentence (unless the title says it), detail, evidence, what to do. */
function DiagnosticBody({
  diagnostic,
  title,
  opener,
}: {
  readonly diagnostic: Diagnostic;
  readonly title: string;
  readonly opener: Opener | undefined;
}) {
  const places = diagnostic.evidence.length === 0 ? diagnostic.where.map(placeWords).filter(Boolean) : [];
  return (
    <div className="stack">
      {diagnostic.summary === title ? null : <p className="strong wrap">{diagnostic.summary}</p>}
      {diagnostic.detail === '' ? null : <LongText text={diagnostic.detail} />}
      {places.length === 0 ? null : <p className="mono wrap">{places.join('\n')}</p>}
      <EvidenceList evidence={diagnostic.evidence} opener={opener} />
      {diagnostic.fix === undefined ? null : (
        <>
          <h3>What to do</h3>
          <LongText text={diagnostic.fix} />
        </>
      )}
    </div>
  );
}

/** A finding as plain text, for a ticket or a mail. */
export function findingText(outcome: CheckOutcome): string {
  const lines = [`${standingWords(standingOf(outcome))}: ${outcome.title}`];
  for (const diagnostic of outcome.diagnostics) {
    lines.push(diagnostic.summary === outcome.title ? '' : diagnostic.summary, diagnostic.detail);
    for (const item of diagnostic.evidence) lines.push(`${placeWords(item.where)}: ${item.text}`);
    if (diagnostic.fix !== undefined) lines.push(`What to do: ${diagnostic.fix}`);
  }
  return lines.filter(Boolean).join('\n');
}
