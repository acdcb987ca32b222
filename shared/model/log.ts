import type { VolumePath } from '../base/winPath.ts';
import type { Diagnostic, Place } from './diagnostic.ts';
import type { ShownProposal } from './proposal.ts';

/** Every format of a log; `text` is what none of the others explains. */
export const LOG_FORMATS = [
  'setupact',
  'cbs',
  'dism',
  'setupapi',
  'netsetup',
  'ec2config',
  'ec2console',
  'ec2launch1',
  'ec2launch2',
  'ssm',
  'cmtrace',
  'cloudbase-init',
  'evtx',
  'xml',
  'text',
] as const;

export type LogFormat = (typeof LOG_FORMATS)[number];

export type TextEncoding = 'ascii' | 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
export type Newline = 'crlf' | 'lf' | 'cr' | 'mixed' | 'none';

export type LogLevel = 'error' | 'warning' | 'info' | 'other';

/** One record of a log: a line with a stamp and the lines without one that belong to it. */
export interface LogEntry {
  /** Position in the merged list, from 0. */
  readonly index: number;
  readonly file: string;
  /** Line of its first line, from 1. */
  readonly line: number;
  /** As written in the file; null for a record without stamp. */
  readonly time: string | null;
  /** Whether the stamp is UTC or the machine's local time of that moment. */
  readonly zone: 'utc' | 'local' | 'unknown';
  readonly level: LogLevel;
  readonly component: string;
  /** The message, with continuation lines joined by LF, secrets masked. */
  readonly text: string;
}

export interface LogFileStat {
  readonly file: string;
  readonly format: LogFormat;
  readonly encoding: TextEncoding;
  readonly bom: TextEncoding | null;
  readonly lines: number;
  readonly entries: number;
  readonly levels: Readonly<Record<LogLevel, number>>;
  /** Sysprep runs that begin in the file. */
  readonly runs: number;
  readonly problems: readonly Diagnostic[];
}

export type RunOutcome = 'succeeded' | 'failed' | 'stopped' | 'running' | 'neverRan' | 'unknown';
export type Confidence = 'certain' | 'likely' | 'possible';

export interface LogEvidence {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** A recognised cause; its id is the one of the known-issue catalogue. */
export interface Cause {
  readonly id: string;
  readonly title: string;
  readonly confidence: Confidence;
  readonly explanation: string;
  readonly evidence: readonly LogEvidence[];
  /** Proof from the volume itself, such as the profile keys concerned. */
  readonly found: readonly { readonly where: Place; readonly text: string }[];
  readonly advice: string;
  readonly source: string;
  /** Known-issue facts are confirmed or reported. */
  readonly status: string;
}

export interface ExplainedCode {
  readonly input: string;
  readonly hex: string;
  readonly kind: string;
  readonly facility: string | null;
  readonly name: string | null;
  /** What it means; null when nothing is known, never a repetition of the number. */
  readonly meaning: string | null;
  readonly candidates: readonly { readonly name: string; readonly kind: string; readonly meaning: string | null }[];
}

/** A log, or a folder of logs, that is there and could not be read. */
export interface UnreadableLog {
  readonly path: VolumePath;
  /** One sentence: what was found there. */
  readonly reason: string;
}

export interface Expectation {
  /** Id of the last simulated step that the logs show. */
  readonly lastMatchedStep: string | null;
  readonly firstMissingStep: string | null;
  /** One sentence: why nothing is predicted; only where there are no rows. */
  readonly why?: string;
  readonly rows: readonly {
    readonly step: string;
    readonly title: string;
    readonly predicted: string;
    readonly observed: string;
  }[];
}

export interface Diagnosis {
  /** One sentence: what broke. */
  readonly answer: string;
  readonly outcome: RunOutcome;
  readonly causes: readonly Cause[];
  /** Error lines that repeat the cause. */
  readonly echoes: number;
  /** Error and warning lines known to be harmless. */
  readonly noise: number;
  readonly codes: readonly ExplainedCode[];
  readonly logsRead: readonly LogFileStat[];
  /** Expected logs that are not there. */
  readonly logsMissing: readonly VolumePath[];
  /** Left out in records that were made before it was told. */
  readonly logsUnreadable?: readonly UnreadableLog[];
  readonly expectation: Expectation;
  readonly proposals: readonly ShownProposal[];
  /** What mending this volume does and does not bring. */
  readonly advice: readonly string[];
  readonly problems: readonly Diagnostic[];
}
