import { problem, type Outcome } from '../../shared/model/diagnostic.ts';

/** What differs between the sample volumes. Everything else is one Windows Server 2012 R2 with EC2Config. */
export interface Scenario {
  readonly name: string;
  readonly title: string;
  readonly text: string;
  /** A ProfileList key of a deleted user is left. */
  readonly orphanProfile: boolean;
  readonly extraAccounts: boolean;
  /** BundleConfig.xml says SetPasswordAfterSysprep No. */
  readonly keepsPassword: boolean;
  /** SetupComplete.cmd is empty, as in images before April 2015. */
  readonly emptySetupComplete: boolean;
  /** The volume is that of an instance whose first boot stopped in specialize. */
  readonly failedFirstBoot: boolean;
}

const PLAIN = {
  orphanProfile: false,
  extraAccounts: false,
  keepsPassword: false,
  emptySetupComplete: false,
  failedFirstBoot: false,
};

export const SCENARIOS: readonly Scenario[] = [
  { ...PLAIN, name: 'healthy', title: 'Healthy image', text: 'One administrator, stock settings: the run succeeds.' },
  {
    ...PLAIN,
    name: 'orphan-profile',
    title: 'Deleted user left in ProfileList',
    text: 'A user was deleted, its profile key was not: CopyProfile will fail.',
    orphanProfile: true,
  },
  {
    ...PLAIN,
    name: 'extra-accounts',
    title: 'Further accounts and profiles',
    text: 'Two more accounts with profiles: the sources differ on what happens.',
    extraAccounts: true,
  },
  {
    ...PLAIN,
    name: 'lock-out',
    title: 'Nobody can log in',
    text: 'The password is scrambled and no new one is set.',
    keepsPassword: true,
  },
  {
    ...PLAIN,
    name: 'failed-copyprofile',
    title: 'CopyProfile failed on first boot',
    text: 'The volume of a dead instance, with its logs.',
    orphanProfile: true,
    failedFirstBoot: true,
  },
  {
    ...PLAIN,
    name: 'empty-setupcomplete',
    title: 'Healthy image from before April 2015',
    text: 'SetupComplete.cmd is empty, so PostSysprep.cmd does not run.',
    emptySetupComplete: true,
  },
];

/** The scenario of that name; else a usage problem that lists the names. */
export function findScenario(name: string): Outcome<Scenario> {
  const scenario = SCENARIOS.find((candidate) => candidate.name === name);
  if (scenario !== undefined) return { ok: true, value: scenario };
  return {
    ok: false,
    problem: problem('usage', 'unknown-scenario', `There is no sample scenario called "${name}".`, {
      fix: `Use one of: ${SCENARIOS.map((candidate) => candidate.name).join(', ')}.`,
    }),
  };
}
