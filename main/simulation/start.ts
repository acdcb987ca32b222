import { invariant } from '../../shared/base/assert.ts';
import type { Account } from '../../shared/model/account.ts';
import type { RegistryView } from '../../shared/model/registry.ts';
import { encodeDword, encodeString } from '../registry/values.ts';
import { OverlayRegistry } from '../registry/overlay.ts';
import { doubtfulRegistry } from '../subject/doubtfulRegistry.ts';
import { SETUP_STATE, valueOrNull } from '../subject/lookup.ts';
import { DENY, TERMINAL_SERVER } from '../subject/remoteDesktop.ts';
import { readRemoteDesktopUsers, type RemoteDesktopUsers } from '../subject/remoteDesktopUsers.ts';
import type { Subject } from '../subject/subject.ts';
import { OverlayFs } from '../volume/overlayFs.ts';
import { Machine } from './machine.ts';
import type { SimulatedAccount } from './simulatedAccount.ts';

/** What is assumed of every run. */
const ASSUMPTIONS = [
  'The passwords of the local accounts are known to somebody before the run.',
  'The instance is launched with an RSA key pair and reaches the metadata service.',
];

const REG_SZ = 1;
const REG_DWORD = 4;

/** The machine as the volume has it, under overlays. What the damage of a hive may hide is open from the start. */
export function startMachine(subject: Subject): Machine {
  const users = readRemoteDesktopUsers(subject.registry);
  const accounts = valueOrNull(subject.accounts) ?? [];
  const machine = new Machine({
    registry: new OverlayRegistry(certainRegistry(subject)),
    files: new OverlayFs(subject.fs),
    accounts: accounts.map((account) => simulated(account, users)),
    accountsKnown: subject.accounts.kind === 'found' && subject.accountsComplete,
  });
  machine.assume('power', 'machine', 'On');
  machine.assume('identity', 'computer name', subject.report.computerName ?? 'Cannot tell');
  if (subject.machineSid !== null) machine.assume('identity', 'machine SID', subject.machineSid);
  doubtAccounts(subject, users, machine);
  return machine;
}

/** The registry of the volume, in which nothing is absent that a missing hive would hold either. */
function certainRegistry({ registry, report }: Subject): RegistryView {
  const missing = report.hives.filter(({ state }) => state === 'missing');
  if (missing.length === 0) return registry;
  return doubtfulRegistry(
    registry,
    missing.map((found) => ({ at: `HKLM\\${found.name}`, found: { ...found, state: 'unreadable' } })),
  );
}

function simulated(account: Account, users: RemoteDesktopUsers): SimulatedAccount {
  return {
    name: account.name,
    rid: account.rid,
    enabled: !account.disabled,
    administrator: account.administrator || account.rid === 500,
    remoteDesktopUser: users.has(account.sid),
    password: account.disabled ? 'unknown' : 'known',
  };
}

/** A SAM hive that is not whole may hold other accounts, passwords and groups than those that could be read. */
function doubtAccounts({ membershipProblems }: Subject, users: RemoteDesktopUsers, machine: Machine): void {
  if (!machine.accountsKnown) machine.uncertain.set('password', ACCOUNTS_HIDDEN);
  else if (membershipProblems.length > 0 || !users.complete)
    machine.uncertain.set('password', 'the groups of the SAM hive could not be read completely');
}

/** Why nothing certain is known of the accounts, as part of a sentence. */
export const ACCOUNTS_HIDDEN = 'the SAM hive could not be read completely';

/** Takes a machine that stands in the middle of a run back to where its source image stood; tells what was assumed. */
export function assumeStart(subject: Subject, machine: Machine): readonly string[] {
  const state = valueOrNull(subject.imageState);
  const assumptions = [...ASSUMPTIONS];
  if (state === 'IMAGE_STATE_COMPLETE') return assumptions;
  machine.registry.setValue(SETUP_STATE, 'ImageState', REG_SZ, encodeString('IMAGE_STATE_COMPLETE'));
  machine.registry.setValue(TERMINAL_SERVER, DENY, REG_DWORD, encodeDword(0));
  invariant(machine.imageState === 'IMAGE_STATE_COMPLETE', 'the assumed image state is set');
  return [
    `The volume stands in the middle of a run (image state ${state ?? 'not set'}). A new run of its source image is simulated.`,
    'Its source image: image state complete, Remote Desktop open, the accounts, profiles and settings files of this volume.',
    ...assumptions,
  ];
}

/** A machine that goes on: what became of the Administrator password before is not known. Tells what is assumed. */
export function assumeResumed(machine: Machine, note: string): readonly string[] {
  const administrator = machine.administrator;
  if (administrator !== null) machine.updateAccount(administrator.name, { password: 'unknown' });
  machine.log.take();
  return [note, ...ASSUMPTIONS];
}
