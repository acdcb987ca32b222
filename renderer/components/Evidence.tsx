import { Button } from '@fluentui/react-components';
import { CopyRegular, DatabaseRegular, DocumentRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { Evidence, Place, Source } from '../../shared/model/diagnostic.ts';
import { LONG, LongList } from './LongList.tsx';
import { MiddleCut } from './MiddleCut.tsx';
import { CERTAINTY_WORDS, number, placeWords } from './words.ts';

const SHOWN_AT_FIRST = 3;
/** Height of one piece with one line of text, in pixels. */
const PIECE_HEIGHT = 56;

/** How a place is opened, and what its link says; null where the window has no screen for it. */
export type Opener = (place: Place) => { readonly word: string; readonly open: () => void } | null;

/** What was found and where: the first few pieces, more on demand; hundreds of them scroll on their own. */
export function EvidenceList({
  evidence,
  opener,
}: {
  readonly evidence: readonly Evidence[];
  readonly opener?: Opener | undefined;
}) {
  const [all, setAll] = useState(false);
  if (evidence.length === 0) return null;
  const shown = all ? evidence : evidence.slice(0, SHOWN_AT_FIRST);
  const more = evidence.length - shown.length;
  return (
    <div className="stack">
      <h3>{more > 0 ? `Evidence, the first ${number(shown.length)}` : 'Evidence'}</h3>
      <Pieces evidence={shown} opener={opener} />
      {evidence.length <= SHOWN_AT_FIRST ? null : (
        <button type="button" className="link cap" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? `Show ${SHOWN_AT_FIRST} again` : `Show ${number(more)} more`}
        </button>
      )}
    </div>
  );
}

function piece(item: Evidence | undefined, opener: Opener | undefined, key?: number) {
  if (item === undefined) return null;
  return <EvidenceItem key={key} place={item.where} text={item.text} opener={opener} />;
}

function Pieces({ evidence, opener }: { readonly evidence: readonly Evidence[]; readonly opener: Opener | undefined }) {
  if (evidence.length <= LONG) return <div>{evidence.map((item, index) => piece(item, opener, index))}</div>;
  return (
    <LongList
      label="Evidence"
      className="pieces"
      count={evidence.length}
      height={PIECE_HEIGHT}
      itemAt={(index) => piece(evidence[index], opener)}
    />
  );
}

/** One piece of evidence with its place, to be copied or opened. */
export function EvidenceItem({
  place,
  text,
  opener,
}: {
  readonly place: Place;
  readonly text: string;
  readonly opener?: Opener | undefined;
}) {
  const target = opener?.(place) ?? null;
  const where = placeWords(place);
  return (
    <div className="evid">
      <div className="eh">
        {place.key === undefined ? <DocumentRegular aria-hidden /> : <DatabaseRegular aria-hidden />}
        <span className="grow glance">{where === '' ? 'Found' : <MiddleCut text={where} />}</span>
        {target === null ? null : (
          <button type="button" className="link cap" onClick={target.open}>
            {target.word}
          </button>
        )}
        <CopyButton text={`${where}\n${text}`} name="Copy this evidence" />
      </div>
      {text === '' ? null : <pre>{text}</pre>}
    </div>
  );
}

/** Copies a text and says so. */
export function CopyButton({ text, name }: { readonly text: string; readonly name: string }) {
  const [copied, setCopied] = useState(false);
  const copy = (): void => {
    void navigator.clipboard.writeText(text).then(() => setCopied(true));
  };
  return (
    <Button
      size="small"
      appearance="subtle"
      icon={<CopyRegular />}
      aria-label={copied ? 'Copied' : name}
      title={copied ? 'Copied' : name}
      onClick={copy}
    />
  );
}

/** The documents a fact comes from. Where they differ, each is shown with what it says. */
export function Sources({ sources }: { readonly sources: readonly Source[] }) {
  const positions = sources.filter((source) => source.says !== undefined);
  if (sources.length === 0) return null;
  if (positions.length < 2)
    return (
      <p className="cap muted wrap">
        Source: {sources.map((source) => `${source.document} (${CERTAINTY_WORDS[source.certainty]})`).join('; ')}
      </p>
    );
  return <Positions title="The sources differ" positions={positions} />;
}

/** What documents say that does not agree with what is shown, or with each other. */
export function Positions({ title, positions }: { readonly title: string; readonly positions: readonly Source[] }) {
  return (
    <div className="stack">
      <h3>{title}</h3>
      {positions.map((source, index) => (
        <div key={index} className="evid">
          <div className="eh">
            <span className="grow cut" title={source.document}>
              {source.document}
            </span>
            <span className="tag">{CERTAINTY_WORDS[source.certainty]}</span>
          </div>
          <p className="wrap cb">{source.says ?? source.document}</p>
        </div>
      ))}
    </div>
  );
}
