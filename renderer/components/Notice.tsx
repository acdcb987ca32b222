import type { ReactNode } from 'react';
import type { Diagnostic } from '../../shared/model/diagnostic.ts';
import { SEVERITY_TONES, Shape, type Tone } from './ResultMark.tsx';
import { placeWords } from './words.ts';

/** A framed remark: icon, sentence, and what to do. */
export function Notice({
  tone,
  title,
  children,
  live = false,
}: {
  readonly tone: Tone;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  /** Whether screen readers announce it when it appears. */
  readonly live?: boolean;
}) {
  return (
    <div className={`notice ${tone}`} {...(live ? { role: 'alert' } : {})}>
      <span className={tone}>
        <Shape tone={tone} />
      </span>
      <div>
        {title === undefined ? null : <strong className="strong">{title}</strong>}
        {children}
      </div>
    </div>
  );
}

/** A diagnostic as a notice: what is true, what was found, where, what to do next. */
export function DiagnosticNotice({
  diagnostic,
  children,
  live = false,
}: {
  readonly diagnostic: Diagnostic;
  readonly children?: ReactNode;
  readonly live?: boolean;
}) {
  const places = diagnostic.where.map(placeWords).filter(Boolean);
  return (
    <Notice tone={SEVERITY_TONES[diagnostic.severity]} title={diagnostic.summary} live={live}>
      {diagnostic.detail === '' ? null : <p>{diagnostic.detail}</p>}
      {places.length === 0 ? null : <p className="mono muted wrap">{places.join('; ')}</p>}
      {diagnostic.fix === undefined ? null : <p>{diagnostic.fix}</p>}
      {children}
    </Notice>
  );
}
