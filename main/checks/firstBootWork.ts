import type { Evidence, Place } from '../../shared/model/diagnostic.ts';
import { AGENT_NAMES, type AgentKind } from '../../shared/model/volume.ts';
import { AGENT_SERVICE, serviceStart, startEvidence } from '../subject/serviceStart.ts';
import type { Subject } from '../subject/subject.ts';
import { replacementOf } from './agentReplaced.ts';
import { finding, unknownFinding, type CheckFinding, type FindingRule } from './rule.ts';

/** How one piece of an agent's first-boot work stands on the volume. */
export interface FirstBootWork {
  /**
   * `usedUp`: done on this machine already, and not done on an instance until the agent's own Sysprep or its reset
   * arms it again. `doubtful`: armed or not, it does something else than one would think.
   */
  readonly standing: 'ready' | 'usedUp' | 'doubtful' | 'unknown';
  /** One sentence. */
  readonly title: string;
  readonly detail: string;
  readonly evidence: readonly Evidence[];
  readonly fix?: string;
}

/** Makes a work whose evidence is one place. */
export function work(
  standing: FirstBootWork['standing'],
  title: string,
  at: { readonly where: Place; readonly text: string },
  more: { readonly detail?: string; readonly fix?: string } = {},
): FirstBootWork {
  return { standing, title, detail: more.detail ?? '', evidence: [at], ...(more.fix ? { fix: more.fix } : {}) };
}

export type WorkReaders = Readonly<Record<Exclude<AgentKind, 'ssm'>, (subject: Subject) => FirstBootWork>>;

const WORST_FIRST = ['usedUp', 'doubtful', 'unknown', 'ready'] as const;

/**
 * The finding about a piece of first-boot work of every launch agent on the volume; the worst one decides, and an EC2Config that is off
 * beside its successor does none. On an image
 * that is generalized nothing arms used-up work any more. Source: ec2launch facts, section C; failure modes FM-03.
 */
export function judgeWork(rule: FindingRule, what: string, subject: Subject, readers: WorkReaders): CheckFinding {
  const doubt = subject.agentsInDoubt.find(({ kind }) => kind !== 'ssm');
  if (doubt !== undefined) return unknownFinding(rule, what, doubt.problem.summary, doubt.problem.where[0]);
  const start = serviceStart(subject.registry, AGENT_SERVICE);
  const isReplaced = replacementOf(subject, start) !== null;
  const works = subject.report.agents.flatMap(({ kind }) =>
    kind === 'ssm' || (kind === 'ec2config' && isReplaced) ? [] : readers[kind](subject),
  );
  const worst = WORST_FIRST.map((standing) => works.find((each) => each.standing === standing)).find(Boolean);
  if (worst === undefined) return finding(rule, 'notApplicable', `No launch agent (${LAUNCH_AGENTS}) is on the volume`);
  const { standing, title } = worst;
  const hasEc2Config = subject.report.agents.some(({ kind }) => kind === 'ec2config');
  const evidence = [...worst.evidence, ...(hasEc2Config ? [startEvidence(start)] : [])];
  if (standing === 'ready') return finding(rule, 'pass', title, { detail: worst.detail, evidence });
  if (standing === 'unknown') return unknownFinding(rule, what, title, evidence[0]?.where);
  const isArmed = subject.report.generalized.verdict === 'generalized';
  const parts = { evidence, breaks: rule.mayBreak ?? null, ...(worst.fix ? { fix: worst.fix } : {}) };
  if (standing === 'usedUp' && isArmed)
    return finding(rule, 'fail', title, {
      ...parts,
      detail: `The image is generalized already. ${worst.detail}`,
    });
  return finding(rule, 'warning', title, {
    ...parts,
    detail: worst.detail,
    prediction: standing === 'usedUp' ? 'cannotTell' : 'certain',
  });
}

const LAUNCH_AGENTS = [AGENT_NAMES.ec2config, AGENT_NAMES.ec2launch1, AGENT_NAMES.ec2launch2].join(', ');
