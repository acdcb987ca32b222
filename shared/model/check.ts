import type { Diagnostic, Source } from './diagnostic.ts';
import type { Phase } from './simulation.ts';
import { AGENT_NAMES, type AgentKind } from './volume.ts';

export type CheckResult = 'pass' | 'warning' | 'fail' | 'notApplicable' | 'unknown';

export const CHECK_RESULTS: readonly CheckResult[] = ['fail', 'warning', 'unknown', 'pass', 'notApplicable'];

/** What a check is about; the list groups by it, in this order. */
export const CHECK_AREAS = [
  'accounts',
  'storeApps',
  'providers',
  'pending',
  'state',
  'licensing',
  'identity',
  'encryption',
  'roles',
  'agent',
  'answerFile',
  'remoteDesktop',
  'network',
  'drivers',
  'time',
  'secrets',
  'disk',
] as const;

export type CheckArea = (typeof CHECK_AREAS)[number];

/** The areas as headings. */
export const CHECK_AREA_NAMES: Readonly<Record<CheckArea, string>> = {
  accounts: 'Accounts and profiles',
  storeApps: 'Store packages',
  providers: 'Sysprep providers',
  pending: 'Pending work',
  state: 'Image state',
  licensing: 'Licensing and activation',
  identity: 'Identity and policy',
  encryption: 'Encryption',
  roles: 'Server roles',
  agent: 'Agent and settings files',
  answerFile: 'Answer file',
  remoteDesktop: 'Remote Desktop',
  network: 'Network',
  drivers: 'Drivers',
  time: 'Time',
  secrets: 'Secrets left behind',
  disk: 'Disk and files',
};

/** How much a policy asks for: a finding of a `recommended` check is a warning at most. */
export type CheckGrade = 'required' | 'recommended';

/** What one check found. `diagnostics` is never empty: a pass says what was looked at, too. */
export interface CheckOutcome {
  /** Permanent id, kebab-case. */
  readonly id: string;
  readonly area: CheckArea;
  /** Absent where the policy leaves the check out, and in records of before grades were kept. */
  readonly grade?: CheckGrade;
  readonly result: CheckResult;
  readonly title: string;
  /** The phase that the finding would break; null when none. */
  readonly breaks: Phase | null;
  /** `certain`, or `cannotTell` where the sources differ about the consequence. */
  readonly prediction: 'certain' | 'likely' | 'cannotTell';
  /** Unknown since no copy of the volume tells it; the finding names the command for the source machine. */
  readonly onSourceOnly?: true;
  readonly diagnostics: readonly Diagnostic[];
  /** Ids of proposals that mend it. */
  readonly proposals: readonly string[];
}

/** What a check says of itself, whatever the volume. Texts may hold `code` between backquotes. */
export interface CheckAbout {
  readonly id: string;
  readonly area: CheckArea;
  readonly question: string;
  /** What it looks at and why; null where the question says it all. */
  readonly explains: string | null;
  /** Under the default policy. */
  readonly grade: CheckGrade;
  readonly mayBreak: Phase | null;
  /** In the order of CHECK_RESULTS. */
  readonly meanings: readonly { readonly result: CheckResult; readonly text: string }[];
  readonly remedy: string;
  readonly source: readonly Source[];
}

/**
 * Checks whose result is open although the volume could have told: what an examination misses. Those that no copy of a
 * volume can tell are questions for the source machine, and leave nothing of the volume unexamined.
 */
export function undecided({ results }: Pick<ChecklistReport, 'results'>): number {
  return results.filter((each) => each.result === 'unknown' && each.onSourceOnly !== true).length;
}

export type CheckSummary = Readonly<Record<CheckResult, number>>;

/** The policy that graded a checklist, and the pair of agent and Windows that was found; null: none, or not known. */
export interface PolicyUsed {
  readonly name: string;
  readonly agent: AgentKind | null;
  readonly windows: string | null;
}

export interface ChecklistReport {
  /** Absent in records of before policies. */
  readonly policy?: PolicyUsed;
  readonly results: readonly CheckOutcome[];
  readonly summary: CheckSummary;
}

/** The policy in one line: `Policy ec2config; found: EC2Config on Windows Server 2012 R2 Datacenter`. */
export function policyWords({ name, agent, windows }: PolicyUsed): string {
  const found = `${agent === null ? 'no single EC2 agent' : AGENT_NAMES[agent]} on ${windows ?? 'an unknown Windows'}`;
  return `Policy ${name}; found: ${found}`;
}
