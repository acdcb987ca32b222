import type { CheckResult } from '../../shared/model/check.ts';
import type { Certainty, Place } from '../../shared/model/diagnostic.ts';
import type { Phase } from '../../shared/model/simulation.ts';
import { baseName } from '../../shared/base/winPath.ts';
import { numberWords } from '../../shared/text/numberWords.ts';
import type { Standing } from './standing.ts';

const TIME = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'UTC',
});

/** A number with thousands marks. */
export function number(value: number): string {
  return numberWords(value);
}

/** `1 finding`, `2 findings`; `many` for words whose plural is not an added s. */
export function count(value: number, one: string, many = `${one}s`): string {
  return `${number(value)} ${value === 1 ? one : many}`;
}

/** An ISO time as `22 Nov 2026, 14:02 UTC`; the text itself when it is no time. */
export function time(iso: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? iso : `${TIME.format(date)} UTC`;
}

/** Bytes as KB or MB with one decimal, as Explorer counts (1,024). */
export function size(bytes: number): string {
  if (bytes < 1024) return `${number(bytes)} B`;
  if (bytes < 1024 * 1024) return `${number(Math.round(bytes / 102.4) / 10)} KB`;
  return `${number(Math.round(bytes / 1024 / 102.4) / 10)} MB`;
}

/** Cuts a path in the middle, so that its end (file and line) stays. */
export function cutMiddle(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const head = Math.max(3, Math.floor((longest - 1) / 3));
  return `${text.slice(0, head)}…${text.slice(text.length - (longest - 1 - head))}`;
}

/** A log line without the blanks that line up its columns; indentation stays. For showing, not for copying. */
export function withoutPadding(line: string): string {
  return line.replace(/(?<=\S)[ \t]{2,}(?=\S)/g, ' ');
}

/** A place in words: `BundleConfig.xml, line 13`, a registry value, an offset. */
export function placeWords(place: Place): string {
  const parts: string[] = [];
  if (place.key !== undefined) parts.push(place.value === undefined ? place.key : `${place.key}, ${place.value}`);
  if (place.file !== undefined) parts.push(place.file);
  if (place.line !== undefined) parts.push(`line ${place.line}`);
  if (place.column !== undefined) parts.push(`column ${place.column}`);
  if (place.offset !== undefined) parts.push(`offset ${place.offset}`);
  return parts.join(', ');
}

/** The short form for lists: `BundleConfig.xml:13`. */
export function placeShort(place: Place): string {
  if (place.file === undefined) return place.key === undefined ? '' : cutMiddle(place.key, 32);
  return place.line === undefined ? baseName(place.file) : `${baseName(place.file)}:${place.line}`;
}

export const RESULT_WORDS: Readonly<Record<CheckResult, string>> = {
  fail: 'Fail',
  warning: 'Warning',
  unknown: 'Unknown',
  pass: 'Pass',
  notApplicable: 'Not applicable',
};

/** The same for what a finding is to its reader. */
export const STANDING_WORDS: Readonly<Record<Standing, string>> = { ...RESULT_WORDS, ask: 'To ask' };

/** As a heading, where there is room to say whom to ask. */
export function standingWords(standing: Standing): string {
  return standing === 'ask' ? 'Ask on the source machine' : STANDING_WORDS[standing];
}

export { CHECK_AREA_NAMES as AREA_WORDS } from '../../shared/model/check.ts';

export const PHASE_WORDS: Readonly<Record<Phase, string>> = {
  prepare: 'Prepare',
  generalize: 'Generalize',
  capture: 'Capture',
  specialize: 'Specialize',
  oobe: 'OOBE',
  setupComplete: 'Setup complete',
  agentStart: 'Agent start',
  beforeReady: 'Before ready',
  ready: 'Ready',
  afterReady: 'After ready',
};

/** A phase within a line: `generalize`, `OOBE`. */
export function phaseWord(phase: Phase): string {
  return phase === 'oobe' ? PHASE_WORDS.oobe : PHASE_WORDS[phase].toLowerCase();
}

export const CERTAINTY_WORDS: Readonly<Record<Certainty, string>> = {
  stated: 'stated by the source',
  documented: 'documented',
  observed: 'observed',
  inferred: 'likely',
  unconfirmed: 'unconfirmed',
};

export const PREDICTION_WORDS: Readonly<Record<'certain' | 'likely' | 'cannotTell', string>> = {
  certain: 'certain',
  likely: 'likely',
  cannotTell: 'cannot tell',
};
