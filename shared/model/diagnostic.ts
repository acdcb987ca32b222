/** How bad a finding is. `error` stops or breaks something, `warning` may, `info` only tells. */
export type Severity = 'error' | 'warning' | 'info';

/**
 * How sure a fact is, from the marks of the domain facts: `stated` by the source page, `documented` elsewhere by the
 * vendor, `observed` in real logs or files, `inferred` from those, `unconfirmed` with no public evidence.
 */
export type Certainty = 'stated' | 'documented' | 'observed' | 'inferred' | 'unconfirmed';

/** A place somebody can open: a file with line and column (both from 1), a registry key or value, a byte offset. */
export interface Place {
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  readonly key?: string | undefined;
  readonly value?: string | undefined;
  readonly offset?: number | undefined;
}

/** What was found at a place, as text with secrets already masked. */
export interface Evidence {
  readonly where: Place;
  readonly text: string;
}

/** The document a fact comes from. `says` holds its position where several documents differ. */
export interface Source {
  readonly document: string;
  readonly certainty: Certainty;
  readonly says?: string;
}

/** The one shape of every finding: rule results, parse damage, broken statements, log matches, program errors. */
export interface Diagnostic {
  /** Permanent, kebab-case. */
  readonly code: string;
  readonly severity: Severity;
  /** One sentence: what is true. */
  readonly summary: string;
  /** What was being done, what it breaks, what to know. May be empty. */
  readonly detail: string;
  readonly where: readonly Place[];
  readonly evidence: readonly Evidence[];
  /** What to do next, in words. */
  readonly fix?: string;
  readonly source: readonly Source[];
  /** Codes of findings that belong together with this one. */
  readonly related: readonly string[];
}

/** What kind of failure a problem is; each maps to one exit code of the command line. */
export type ProblemKind = 'usage' | 'input' | 'missing' | 'internal' | 'output' | 'changed' | 'refused' | 'cancelled';

/** An expected failure as a value. */
export interface Problem {
  readonly kind: ProblemKind;
  readonly diagnostic: Diagnostic;
}

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export function success<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function failure(cause: Problem): Outcome<never> {
  return { ok: false, problem: cause };
}

interface DiagnosticParts extends Partial<Omit<Diagnostic, 'code' | 'severity' | 'summary'>> {
  readonly severity?: Severity;
}

/** Makes a diagnostic; what is not given is empty, the severity is `error`. */
export function diagnostic(code: string, summary: string, parts: DiagnosticParts = {}): Diagnostic {
  return {
    code,
    severity: 'error',
    summary,
    detail: '',
    where: [],
    evidence: [],
    source: [],
    related: [],
    ...parts,
  };
}

/** Makes a problem: a failed operation with its kind. */
export function problem(kind: ProblemKind, code: string, summary: string, parts: DiagnosticParts = {}): Problem {
  return { kind, diagnostic: diagnostic(code, summary, parts) };
}

/** A problem as an exception, for the borders where a value cannot travel (the router, the hosts). */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(cause: Problem) {
    super(cause.diagnostic.summary);
    this.name = 'ProblemError';
    this.problem = cause;
  }
}

/** The value of an outcome; throws its problem as a ProblemError. */
export function unwrap<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new ProblemError(outcome.problem);
}
