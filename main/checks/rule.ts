import type { CheckArea, CheckGrade, CheckOutcome, CheckResult } from '../../shared/model/check.ts';
import {
  diagnostic,
  type Evidence,
  type Place,
  type Problem,
  type Severity,
  type Source,
} from '../../shared/model/diagnostic.ts';
import type { Phase } from '../../shared/model/simulation.ts';
import type { Found } from '../../shared/model/volume.ts';
import { CURRENT_VERSION } from '../subject/lookup.ts';
import type { Subject } from '../subject/subject.ts';
import { boundedEvidence } from './bounded.ts';

/** What a rule answers, before it carries the rule's own name. */
export type CheckFinding = Pick<
  CheckOutcome,
  'result' | 'title' | 'breaks' | 'prediction' | 'onSourceOnly' | 'diagnostics'
>;

/** One check of the checklist: a question about a volume, answered from a read-only subject. */
export interface CheckRule {
  /** Permanent, kebab-case. */
  readonly id: string;
  readonly area: CheckArea;
  /** What the default policy asks for; a policy may say otherwise. */
  readonly grade: CheckGrade;
  /** The phase in which what it looks for would show; undecided findings name it. */
  readonly mayBreak?: Phase;
  /** What it finds only keeps Sysprep from running and does nothing to an image that Sysprep has generalized. */
  readonly stopsSysprepOnly?: true;
  /** The question in words, for the list of checks. */
  readonly question: string;
  /** One paragraph for its page: why it matters, what it looks at. */
  readonly explains?: string;
  /** For its page: what to do where the answer is no; a finding may say it more narrowly. */
  readonly remedy: string;
  readonly source: readonly Source[];
  run(subject: Subject): CheckFinding;
}

interface FindingParts {
  /** Why it matters: what it breaks. */
  readonly detail?: string;
  readonly evidence?: readonly Evidence[];
  readonly fix?: string;
  /** The rule's `mayBreak` for an undecided finding, nothing for any other, where it is left out. */
  readonly breaks?: Phase | null;
  readonly prediction?: CheckFinding['prediction'];
  readonly source?: readonly Source[];
  readonly related?: readonly string[];
}

const SEVERITY: Readonly<Record<CheckResult, Severity>> = {
  fail: 'error',
  warning: 'warning',
  unknown: 'warning',
  pass: 'info',
  notApplicable: 'info',
};

/** What a finding takes from its rule. */
export type FindingRule = Pick<CheckRule, 'id' | 'source' | 'mayBreak'>;

/** Makes a finding of a rule: one sentence, and its proof, which is cut where it is very long. */
export function finding(rule: FindingRule, result: CheckResult, title: string, parts: FindingParts = {}): CheckFinding {
  const evidence = boundedEvidence(parts.evidence ?? []);
  const undecided = result === 'unknown' ? (rule.mayBreak ?? null) : null;
  return {
    result,
    title,
    breaks: parts.breaks === undefined ? undecided : parts.breaks,
    prediction: parts.prediction ?? (result === 'unknown' ? 'cannotTell' : 'certain'),
    diagnostics: [
      diagnostic(rule.id, title, {
        severity: SEVERITY[result],
        detail: parts.detail ?? '',
        where: evidence.map((item) => item.where),
        evidence,
        source: parts.source ?? sourcesFor(rule, result),
        related: parts.related ?? [],
        ...(parts.fix === undefined ? {} : { fix: parts.fix }),
      }),
    ],
  };
}

/** Where documents differ about a consequence, what each of them says belongs to a finding that has one. */
function sourcesFor({ source }: FindingRule, result: CheckResult): readonly Source[] {
  const differ = source.filter(({ says }) => says !== undefined).length > 1;
  if (!differ || result === 'fail' || result === 'warning') return source;
  return source.map(({ document, certainty }) => ({ document, certainty }));
}

const MAKE_READABLE =
  'Make the part readable and check again: start the workbench elevated where access was denied, copy the file again where it is damaged.';

/** The finding where no copy of the volume tells the answer; `fix` names the command for the source machine. */
export function sourceOnlyFinding(
  rule: FindingRule,
  title: string,
  parts: FindingParts & { readonly fix: string },
): CheckFinding {
  return { ...finding(rule, 'unknown', title, parts), onSourceOnly: true };
}

/** The finding where something needed could not be read: never a pass. `fix` is the remedy for that very reason. */
export function unknownFinding(
  rule: FindingRule,
  what: string,
  why: string,
  where: Place = {},
  fix: string = MAKE_READABLE,
): CheckFinding {
  return finding(rule, 'unknown', `${what} could not be decided`, {
    detail: why,
    evidence: [{ where, text: why }],
    fix,
  });
}

/** The finding where a look-up ended in a problem, with the problem's own remedy. */
export function unreadableFinding(
  rule: FindingRule,
  what: string,
  { diagnostic: why }: Problem,
  where: Place,
): CheckFinding {
  return unknownFinding(rule, what, why.summary, where, why.fix);
}

/** The finding where a rule needs to know which Windows it is, and the volume does not tell. */
export function buildUntold(rule: FindingRule, what: string): CheckFinding {
  return unknownFinding(
    rule,
    what,
    'The build of Windows is not told.',
    { key: CURRENT_VERSION, value: 'CurrentBuild' },
    'Look at the version on the source machine (winver), and copy the SOFTWARE hive again where it is missing or damaged.',
  );
}

/** Judges what was looked up, null where it is not there; what could not be read is unknown. */
export function judgeFound<T>(
  rule: FindingRule,
  what: string,
  found: Found<T>,
  where: Place,
  judge: (value: T | null) => CheckFinding,
): CheckFinding {
  switch (found.kind) {
    case 'unreadable':
      return unreadableFinding(rule, what, found.problem, where);
    case 'absent':
      return judge(null);
    case 'found':
      return judge(found.value);
  }
}

/** The finding where what was read, or not found, comes from a hive that may have lost keys and values. */
export function damagedFinding(rule: FindingRule, what: string, hive: string, where: Place): CheckFinding {
  return unknownFinding(
    rule,
    what,
    `The hive ${hive} is damaged or was not written completely, so keys and values may be lost.`,
    where,
    'Copy the hive again with its LOG files, or look on the source machine itself.',
  );
}
