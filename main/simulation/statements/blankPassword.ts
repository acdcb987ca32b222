import { invariant } from '../../../shared/base/assert.ts';
import type { Evidence } from '../../../shared/model/diagnostic.ts';
import type { Cause, LastChange } from '../changeLog.ts';
import type { Machine } from '../machine.ts';
import type { Turn } from '../remoteAccess.ts';
import type { SimulatedAccount } from '../simulatedAccount.ts';
import { decidedBy, sysprepSetting } from './deciding.ts';
import { doer, lineEvidence } from './changeWords.ts';
import { turnedBy } from './rdpReachable.ts';
import { mayGoOtherwise, type Condition, type Statement, type StatementView } from './statement.ts';

/** RID of the built-in Administrator. */
const BUILT_IN = 500;

/** At each moment with power: Remote Desktop is not open while an enabled administrator has a blank password. */
export const neverOpenWithBlankPassword: Statement = {
  id: 'rdp-never-open-with-blank-password',
  title: 'Remote Desktop is never open while an administrator has a blank password',
  kind: 'always',
  everyMoment: true,
  test: (view: StatementView): Condition => {
    const { machine } = view;
    const { mayDiffer } = machine.course;
    if (mayDiffer !== null) return mayGoOtherwise(mayDiffer);
    if (machine.word('power', 'machine') !== 'On') return { result: 'holds', reason: 'The machine is off.' };
    const { now } = machine.remote;
    // Without an address by DHCP a machine may still have a fixed one.
    if (now.state === 'closed' && now.by !== 'address')
      return { result: 'holds', reason: 'Remote Desktop is closed while the password is blank.' };
    return whileOpen(view);
  },
};

function whileOpen(view: StatementView): Condition {
  const { machine } = view;
  const administrators = machine.accounts.filter((account) => mayAdminister(machine, account));
  const blank = administrators.filter((account) => machine.passwordOf(account) === 'blank');
  const certain = blank.find((account) => account.enabled && account.administrator && !isOpen(machine, account));
  if (certain !== undefined && machine.rdp === 'open') return broken(view, certain);
  const [doubtful] = certain === undefined ? blank : [certain];
  if (doubtful !== undefined)
    return {
      result: 'cannotTell',
      reason: `The password of ${doubtful.name} is blank, and whether ${certain === undefined ? 'the account may log on' : 'Remote Desktop is open'} cannot be told.`,
      ...leadingTo(machine, doubtful),
    };
  const open = administrators.find((account) => machine.passwordOf(account) === 'unknown');
  if (open !== undefined || !machine.accountsKnown) return undecided(machine, open ?? null);
  return { result: 'holds', reason: 'No enabled administrator has a blank password while Remote Desktop is open.' };
}

function isOpen(machine: Machine, account: SimulatedAccount): boolean {
  return machine.uncertain.aboutState(account.name);
}

/** Whether an account is an enabled administrator, or may be one. */
function mayAdminister(machine: Machine, account: SimulatedAccount): boolean {
  if (isOpen(machine, account)) return account.enabled || account.rid === BUILT_IN;
  return account.enabled && account.administrator;
}

/** Remote Desktop is not closed, and whether a password is blank is open. */
function undecided(machine: Machine, account: SimulatedAccount | null): Condition {
  const why = machine.uncertain.get('password') ?? 'it is not known';
  return {
    result: 'cannotTell',
    reason: `Whether the password of ${account?.name ?? 'an administrator'} is blank while Remote Desktop is not closed cannot be told: ${why}.`,
    ...(account === null ? {} : leadingTo(machine, account)),
  };
}

/** What made an account a blank administrator last: its password, that it was made or enabled, or its group. */
function lastChange({ log }: Machine, { name }: SimulatedAccount): LastChange | null {
  const changes = [log.lastOf('password', name), log.lastOf('account', name), log.lastOf('account', `${name} group`)];
  return changes.filter((each) => each !== null).toSorted((a, b) => b.cause.at - a.cause.at)[0] ?? null;
}

/** The steps and lines that led to this moment: what turned Remote Desktop last, what changed the account last. */
function leadingTo(machine: Machine, account: SimulatedAccount): { path: string[]; evidence: readonly Evidence[] } {
  const turn = machine.remote.turns.at(-1);
  const last = lastChange(machine, account);
  const causes = [turn?.cause, last?.cause, machine.log.cause].filter((cause) => cause !== undefined);
  const ordered = causes.toSorted((a, b) => a.at - b.at).map(({ step }) => step);
  return {
    path: [...new Set(ordered)],
    evidence: [...(turn === undefined ? [] : turnEvidence(turn)), ...(last === null ? [] : lineEvidence(last))],
  };
}

function turnEvidence({ found, cause }: Turn): readonly Evidence[] {
  return cause.line === null ? [] : [{ where: cause.line, text: found.evidence.text }];
}

/** The first boot makes the password blank by itself: what leaves Remote Desktop open then is the reason. */
const isFirstBoot = (cause: Cause | undefined) => cause?.step === 'specialize-start';

function broken(view: StatementView, account: SimulatedAccount): Condition {
  const { inputs, machine } = view;
  const turn = machine.remote.turns.at(-1) ?? null;
  const last = lastChange(machine, account);
  const blankByItself = isFirstBoot(machine.log.lastOf('password', account.name)?.cause);
  const { path, evidence } = leadingTo(machine, account);
  const because = (why: string) => `Remote Desktop is open while the password of ${account.name} is blank: ${why}.`;
  if (turn === null && blankByItself)
    return {
      result: 'broken',
      reason: because('nothing before Sysprep closes it'),
      path: [...new Set(['prepare-before-sysprep', ...path])],
      deciding: sysprepSetting(inputs, 'preSysprepRunCmd'),
    };
  invariant(last !== null, 'no account starts with a blank password');
  if (turn !== null && (turn.cause.at > last.cause.at || blankByItself))
    return {
      result: 'broken',
      reason: because(`${doer(turn.cause)} opens it`),
      path,
      evidence,
      deciding: turnedBy(turn, view),
    };
  return { result: 'broken', reason: because(whatItDoes(last)), path, evidence, deciding: decidedBy(last, view) };
}

function whatItDoes({ change, cause }: LastChange): string {
  const who = doer(cause);
  if (change.kind === 'password') return `${who} sets a blank password`;
  if (change.target.endsWith(' group')) return `${who} makes the account an administrator`;
  return change.before === null ? `${who} makes the account without a password` : `${who} enables the account`;
}
