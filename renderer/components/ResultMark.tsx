import type { ReactNode } from 'react';
import type { CheckResult } from '../../shared/model/check.ts';
import type { Severity } from '../../shared/model/diagnostic.ts';
import type { StatementResult } from '../../shared/model/simulation.ts';
import type { Standing } from './standing.ts';

/** The tones of the workbench; each has a shape of its own, so colour never speaks alone. */
export type Tone = 'fail' | 'warn' | 'pass' | 'unknown' | 'ask' | 'na' | 'busy';

const SHAPES: Readonly<Record<Tone, ReactNode>> = {
  fail: (
    <>
      <path className="f" d="M5 .8h6L15.2 5v6L11 15.2H5L.8 11V5z" />
      <path className="k" d="M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2" />
    </>
  ),
  warn: (
    <>
      <path className="f" d="M7 1.6a1.15 1.15 0 0 1 2 0l6.1 11.2a1.15 1.15 0 0 1-1 1.7H1.9a1.15 1.15 0 0 1-1-1.7z" />
      <path className="k" d="M8 5.6v4" />
      <circle className="kf" cx="8" cy="12" r="1" />
    </>
  ),
  pass: (
    <>
      <circle className="f" cx="8" cy="8" r="7.2" />
      <path className="k" d="M4.8 8.3l2.2 2.2 4.3-4.6" />
    </>
  ),
  unknown: (
    <>
      <path d="M8 1.1 14.9 8 8 14.9 1.1 8z" strokeWidth="1.6" />
      <path d="M6.5 6.6a1.5 1.5 0 1 1 2.2 1.3c-.5.3-.7.5-.7 1" strokeWidth="1.3" />
      <circle className="f" cx="8" cy="10.8" r=".8" />
    </>
  ),
  ask: (
    <>
      <path d="M1.6 2.6h12.8v8.6H8.2L4.8 14.4v-3.2H1.6z" strokeWidth="1.3" />
      <path d="M5 6.9h.01M8 6.9h.01M11 6.9h.01" strokeWidth="1.8" />
    </>
  ),
  na: (
    <>
      <circle cx="8" cy="8" r="6.6" strokeWidth="1.2" />
      <path d="M5.2 8h5.6" />
    </>
  ),
  busy: <path d="M8 1.5a6.5 6.5 0 1 1-6.5 6.5" strokeWidth="2" />,
};

/** The bare shape; hidden from screen readers unless it is named. */
export function Shape({ tone, name }: { readonly tone: Tone; readonly name?: string }) {
  const named = name === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name };
  return (
    <svg className="i" viewBox="0 0 16 16" {...named}>
      {SHAPES[tone]}
    </svg>
  );
}

/** A result as icon, word and colour. */
export function ResultMark({
  tone,
  children,
  bold = false,
}: {
  readonly tone: Tone;
  readonly children: ReactNode;
  readonly bold?: boolean;
}) {
  return (
    <span className={`sev ${tone}${bold ? ' bold' : ''}`}>
      <Shape tone={tone} />
      {children}
    </span>
  );
}

export const RESULT_TONES: Readonly<Record<CheckResult, Tone>> = {
  fail: 'fail',
  warning: 'warn',
  unknown: 'unknown',
  pass: 'pass',
  notApplicable: 'na',
};

export const STANDING_TONES: Readonly<Record<Standing, Tone>> = { ...RESULT_TONES, ask: 'ask' };

export const SEVERITY_TONES: Readonly<Record<Severity, Tone>> = { error: 'fail', warning: 'warn', info: 'na' };

export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  error: 'Fail',
  warning: 'Warning',
  info: 'Note',
};

export const STATEMENT_TONES: Readonly<Record<StatementResult, Tone>> = {
  holds: 'pass',
  broken: 'fail',
  cannotTell: 'unknown',
};

export const STATEMENT_WORDS: Readonly<Record<StatementResult, string>> = {
  holds: 'Holds',
  broken: 'Broken',
  cannotTell: 'Cannot tell',
};
