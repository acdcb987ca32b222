import { invariant } from '../../shared/base/assert.ts';
import { encodeDword, encodeString } from '../registry/values.ts';
import { OverlayRegistry } from '../registry/overlay.ts';
import { valueOrNull } from '../subject/lookup.ts';
import type { Subject } from '../subject/subject.ts';
import { OverlayFs } from '../volume/overlayFs.ts';
import { Machine, SETUP_STATE, type SimulatedAccount } from './machine.ts';
import { TERMINAL_SERVER } from './remoteDesktop.ts';

/** What is assumed of every run. */
const ASSUMPTIONS = [
  'The passwords of the local accounts are known to somebody before the run.',
  'The instance is launched with an RSA key pair and reaches the metadata service.',
];

const REG_SZ = 1;
const REG_DWORD = 4;

/** The machine as the volume has it, under overlays. */
export function startMachine(subject: Subject): Machine {
  const accounts = subject.accounts.kind === 'found' ? subject.accounts.value : null;
  const machine = new Machine(
    new OverlayRegistry(subject.registry),
    new OverlayFs(subject.fs),
    accounts?.map(simulated) ?? null,
  );
  machine.assume('power', 'machine', 'On');
  machine.assume('identity', 'computer name', subject.report.computerName ?? 'Cannot tell');
  if (subject.machineSid !== null) machine.assume('identity', 'machine SID', subject.machineSid);
  if (subject.registry.key('HKLM\\SYSTEM\\Setup').kind !== 'found') {
    machine.uncertain.set('rdp', 'the SYSTEM hive could not be read');
  }
  if (subject.accounts.kind !== 'found') machine.uncertain.set('password', 'the SAM hive could not be read');
  return machine;
}

function simulated(account: {
  rid: number;
  name: string;
  disabled: boolean;
  administrator: boolean;
}): SimulatedAccount {
  return {
    name: account.name,
    rid: account.rid,
    enabled: !account.disabled,
    administrator: account.administrator || account.rid === 500,
    password: account.disabled ? 'unknown' : 'known',
  };
}

/** Takes a machine that stands in the middle of a run back to where its source image stood; tells what was assumed. */
export function assumeStart(subject: Subject, machine: Machine): readonly string[] {
  const state = valueOrNull(subject.imageState);
  const assumptions = [...ASSUMPTIONS];
  if (state === 'IMAGE_STATE_COMPLETE') return assumptions;
  machine.registry.setValue(SETUP_STATE, 'ImageState', REG_SZ, encodeString('IMAGE_STATE_COMPLETE'));
  machine.registry.setValue(TERMINAL_SERVER, 'fDenyTSConnections', REG_DWORD, encodeDword(0));
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
