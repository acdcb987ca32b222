import { z } from 'zod';
import ec2config from '../../resources/policies/ec2config.json' with { type: 'json' };
import ec2launch1 from '../../resources/policies/ec2launch1.json' with { type: 'json' };
import ec2launch2 from '../../resources/policies/ec2launch2.json' with { type: 'json' };
import general from '../../resources/policies/general.json' with { type: 'json' };
import marketplace from '../../resources/policies/marketplace.json' with { type: 'json' };
import { invariant } from '../../shared/base/assert.ts';
import type { CheckGrade, PolicyUsed } from '../../shared/model/check.ts';
import { failure, problem, success, type Outcome } from '../../shared/model/diagnostic.ts';
import type { AgentKind, VolumeReport } from '../../shared/model/volume.ts';

const policySchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  title: z.string().min(1),
  /** The pair of agent and Windows that it is the default for; null: of none. */
  for: z
    .strictObject({
      agent: z.enum(['ec2config', 'ec2launch1', 'ec2launch2']),
      builds: z.strictObject({ from: z.int(), to: z.int().nullable() }),
    })
    .nullable(),
  source: z.string().min(1),
  grades: z.record(z.string(), z.enum(['required', 'recommended', 'off'])),
});

/** How much is asked for: the grade of a check is its own where the policy does not name it. */
export type Policy = z.infer<typeof policySchema>;

/** What a policy makes of a check: one that is `off` is not run. */
export type PolicyGrade = CheckGrade | 'off';

/** Every policy; those for a pair come first. A file that does not fit the schema stops the program at its start. */
export const POLICIES: readonly Policy[] = [ec2config, ec2launch1, ec2launch2, general, marketplace].map((data) =>
  policySchema.parse(data),
);

/** The policy of a name; null: the one of the pair of agent and Windows found. Else a usage problem with the names. */
export function findPolicy(name: string | null, report: VolumeReport): Outcome<Policy> {
  if (name === null) return success(defaultPolicy(report));
  const found = POLICIES.find((policy) => policy.name === name);
  if (found !== undefined) return success(found);
  return failure(
    problem('usage', 'unknown-policy', `There is no policy called "${name}".`, {
      detail: 'The checklist was asked for. Nothing was checked.',
      fix: `Use one of: ${POLICIES.map((policy) => policy.name).join(', ')}; or leave it out for the one that fits the volume.`,
    }),
  );
}

/** The policy of the one launch agent and the Windows that were found; `general` where they are no known pair. */
export function defaultPolicy(report: VolumeReport): Policy {
  const agent = launchAgent(report);
  const build = Number(report.windows.build ?? Number.NaN);
  const fits = (pair: NonNullable<Policy['for']>): boolean =>
    pair.agent === agent && build >= pair.builds.from && build <= (pair.builds.to ?? Infinity);
  const found = POLICIES.find((policy) => policy.for !== null && fits(policy.for));
  const fallback = found ?? POLICIES.find((policy) => policy.name === 'general');
  invariant(fallback !== undefined, 'there is a policy for every volume');
  return fallback;
}

/** What a report says of the policy that it was made with. */
export function policyUsed({ name }: Policy, report: VolumeReport): PolicyUsed {
  return { name, agent: launchAgent(report), windows: report.windows.productName };
}

/** The launch agent; null where there is none or more than one. */
function launchAgent({ agents }: VolumeReport): AgentKind | null {
  const [agent, other] = agents.filter(({ kind }) => kind !== 'ssm');
  return other === undefined ? (agent?.kind ?? null) : null;
}
