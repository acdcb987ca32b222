import { useEffect, useRef, type ReactNode } from 'react';
import { ScrollBox } from './ScrollBox.tsx';

/** The frame of a screen: its name with facts and actions, the answer as first line, then the body. */
export function Screen({
  name,
  meta,
  actions,
  answer,
  why,
  summary,
  layout = '',
  children,
}: {
  readonly name: ReactNode;
  readonly meta?: ReactNode;
  readonly actions?: ReactNode;
  readonly answer: string;
  readonly why?: ReactNode;
  readonly summary?: ReactNode;
  /** Classes of the body: `flow` scrolls as a page, `two` has a bar above a filling part. */
  readonly layout?: string;
  readonly children: ReactNode;
}) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // Going to another screen moves the focus to its answer; before the reader did anything it stays where it is.
    if (navigator.userActivation.hasBeenActive) title.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className="screen">
      <div className="head">
        <div className="crumb">
          <span className="name">{name}</span>
          <span className="meta grow cut">{meta}</span>
          {actions}
        </div>
        <h1 ref={title} tabIndex={-1}>
          {answer}
        </h1>
        {why === undefined ? null : <p className="why">{why}</p>}
        {summary === undefined ? null : <div className="row rows">{summary}</div>}
      </div>
      <div className={`body ${layout}`}>{children}</div>
    </div>
  );
}

/** A card with a head; the body scrolls where the card's height is bound. */
export function Card({
  title,
  head,
  children,
  foot,
  className = '',
  pad = false,
}: {
  readonly title: string;
  readonly head?: ReactNode;
  readonly children: ReactNode;
  readonly foot?: ReactNode;
  readonly className?: string;
  readonly pad?: boolean;
}) {
  return (
    <section className={`card col ${foot === undefined ? '' : 'foot'} ${className}`} aria-label={title}>
      <div className="ch">
        <h2 className="grow cut">{title}</h2>
        {head}
      </div>
      <ScrollBox label={title} className={pad ? 'cb stack' : ''}>
        {children}
      </ScrollBox>
      {foot === undefined ? null : <div className="cf">{foot}</div>}
    </section>
  );
}
