import type { VolumePath } from '../../shared/base/winPath.ts';
import type { Place } from '../../shared/model/diagnostic.ts';
import type { ChangeKind } from '../../shared/model/simulation.ts';
import type { Found } from '../../shared/model/volume.ts';
import type { PrintedValue } from '../../shared/model/registry.ts';
import { foldCase, sameName } from '../../shared/base/caseless.ts';
import { encodeString, printValue } from '../registry/values.ts';
import type { OverlayRegistry } from '../registry/overlay.ts';
import { SETUP_STATE } from '../subject/lookup.ts';
import { DENY, isOnTheWay, TERMINAL_SERVER } from '../subject/remoteDesktop.ts';
import type { OverlayFs } from '../volume/overlayFs.ts';
import { isSecretName } from '../config/secrets.ts';
import { MASK } from '../../shared/model/mask.ts';
import { ChangeLog, currentControlSet } from './changeLog.ts';
import { Budget } from './cmd/budget.ts';
import { Course } from './course.ts';
import { Doubts } from './doubts.ts';
import { passwordWords, type PasswordState } from './passwordState.ts';
import type { OpenSwitch } from './pluginStates.ts';
import { RemoteAccess } from './remoteAccess.ts';
import type { RunAnswerFile } from './runAnswerFile.ts';
import { enabledWord, groupWord, type SimulatedAccount } from './simulatedAccount.ts';
import type { Action } from './world.ts';

const REG_SZ = 1;
const CANNOT_TELL = 'Cannot tell';

/** What sysprep.exe found under the name of its answer file. */
export type CalledAnswer = Found<RunAnswerFile>;

/** What a machine starts from. */
export interface MachineStart {
  readonly registry: OverlayRegistry;
  readonly files: OverlayFs;
  readonly accounts: readonly SimulatedAccount[];
  /** Whether these are all accounts of the volume. */
  readonly accountsKnown: boolean;
}

type WordKind = Exclude<ChangeKind, 'registry'>;

/**
 * The simulated machine: the volume's registry and files under overlays, and what lies in neither (power, passwords,
 * console). Every change goes through a method here and is recorded with its before and after; nothing reaches the
 * real volume.
 */
export class Machine {
  readonly registry: OverlayRegistry;
  readonly files: OverlayFs;
  readonly log = new ChangeLog();
  readonly uncertain = new Doubts(() => this.log.changed());
  /** Whether the accounts could be read completely: else one that is not in the list may exist. */
  readonly accountsKnown: boolean;
  /** Whether the run gets to its end, and goes as simulated. */
  readonly course = new Course();
  readonly remote: RemoteAccess;
  /** What the scripts of the run may still use. */
  readonly budget = new Budget();
  private readonly words = new Map<string, string>();
  private readonly openPlugins = new Map<string, OpenSwitch>();
  private readonly pluginCauses = new Map<string, Place | null>();
  private accountList: readonly SimulatedAccount[];
  private called: CalledAnswer | null = null;

  constructor({ registry, files, accounts, accountsKnown }: MachineStart) {
    this.registry = registry;
    this.files = files;
    this.accountList = accounts;
    this.accountsKnown = accountsKnown;
    this.remote = new RemoteAccess(registry, this.uncertain);
  }

  /** Calls `moment` whenever the machine has changed. What it is now is the start. */
  watch(moment: () => void): void {
    this.remote.note(this.log.cause);
    this.log.watch(() => {
      this.remote.note(this.log.cause);
      moment();
    });
  }

  /** Names the step that is being done. */
  begin(action: Action): void {
    this.course.at(action.id);
    this.log.begin(action);
  }

  get accounts(): readonly SimulatedAccount[] {
    return this.accountList;
  }

  setRegistry(key: string, name: string, type: number, data: Uint8Array): void {
    const before = this.printed(key, name);
    this.registry.setValue(key, name, type, data);
    if (sameName(name, DENY) && sameName(currentControlSet(key), TERMINAL_SERVER)) this.uncertain.delete('rdp');
    this.recordRegistry(key, name, before);
  }

  deleteRegistryValue(key: string, name: string): void {
    const before = this.printed(key, name);
    this.registry.deleteValue(key, name);
    this.recordRegistry(key, name, before);
  }

  /** Removes a key with its subtree; recorded as one change of its default value. */
  deleteRegistryKey(key: string): void {
    if (this.registry.key(key).kind !== 'found') return;
    this.registry.deleteKey(key);
    this.doubtTheWay(key, null);
    this.log.record({ kind: 'registry', target: `${key}\\!`, before: { type: 'key', data: '' }, after: null });
  }

  /** Removes all values of a key and keeps the key. */
  deleteAllValues(key: string): void {
    const found = this.registry.key(key);
    if (found.kind !== 'found') return;
    for (const name of Array.from(found.value.values(), (value) => value.name)) this.deleteRegistryValue(key, name);
  }

  private recordRegistry(key: string, name: string, before: PrintedValue | null): void {
    const after = this.printed(key, name);
    this.doubtTheWay(key, name);
    if (JSON.stringify(before) === JSON.stringify(after)) this.log.changed();
    else this.log.record({ kind: 'registry', target: `${key}\\!${name}`, before, after });
  }

  /** What a script changes there may keep connections out. */
  private doubtTheWay(key: string, name: string | null): void {
    const { line } = this.log.cause;
    if (line !== null && isOnTheWay(currentControlSet(key), name))
      this.uncertain.set('rdpPath', `${line.file ?? ''}:${line.line ?? 1}`);
  }

  private printed(key: string, name: string): PrintedValue | null {
    const found = this.registry.value(key, name);
    if (found.kind !== 'found') return null;
    const value = printValue(found.value);
    return isSecretName(name) ? { type: value.type, data: MASK } : value;
  }

  /** Sets a fact in words; returns whether it changed. */
  set(kind: WordKind, target: string, after: string | null): boolean {
    const key = wordKey(kind, target);
    const before = this.words.get(key) ?? null;
    if (before === after) return false;
    if (after === null) this.words.delete(key);
    else this.words.set(key, after);
    this.log.record({ kind, target, before, after });
    return true;
  }

  /** A fact in words as it stands; null when nothing set it. */
  word(kind: WordKind, target: string): string | null {
    return this.words.get(wordKey(kind, target)) ?? null;
  }

  /** Gives a fact its start value without recording a change. */
  assume(kind: WordKind, target: string, value: string): void {
    this.words.set(wordKey(kind, target), value);
  }

  /**
   * Switches a plug-in of Config.xml; false for one that the file does not list, which then stays unlisted. `cause` is
   * the setting that asks for it, null where the agent does it by itself.
   */
  setPlugin(name: string, state: 'Enabled' | 'Disabled', cause: Place | null = null): boolean {
    if (this.word('plugin', name) === null) return false;
    if (this.openPlugin(name)?.stays === true) return true;
    if (this.set('plugin', name, state) || cause !== null) this.pluginCauses.set(foldCase(name), cause);
    this.openPlugins.delete(foldCase(name));
    return true;
  }

  /** Makes the state of a plug-in open, also of one that no file lists. */
  doubtPlugin(name: string, open: OpenSwitch): void {
    this.set('plugin', name, CANNOT_TELL);
    this.openPlugins.set(foldCase(name), open);
  }

  /** What switched a plug-in last, null for the agent itself; undefined while it is as Config.xml has it. */
  pluginCause(name: string): Place | null | undefined {
    return this.pluginCauses.get(foldCase(name));
  }

  /** Why the state of a plug-in is open; null where it is not. */
  openPlugin(name: string): OpenSwitch | null {
    return this.openPlugins.get(foldCase(name)) ?? null;
  }

  /** Names of all plug-ins with a state. */
  get plugins(): readonly string[] {
    return [...this.words.keys()].flatMap((key) => (key.startsWith('plugin ') ? [key.slice('plugin '.length)] : []));
  }

  /** The answer file as sysprep.exe read it; null while it has read none. */
  get calledAnswer(): CalledAnswer | null {
    return this.called;
  }

  /** sysprep.exe reads its answer file, and copies it to where Windows looks for it at first boot. */
  callSysprep(answer: CalledAnswer, cachedAt: VolumePath): void {
    this.called = answer;
    if (answer.kind !== 'found') return;
    this.set('file', cachedAt, `Copy of ${answer.value.file}`);
    this.uncertain.settleFile(cachedAt);
  }

  account(name: string): SimulatedAccount | null {
    return this.accountList.find((account) => sameName(account.name, name)) ?? null;
  }

  /** The RID of the next account that is made here. */
  get nextRid(): number {
    return Math.max(999, ...this.accountList.map((account) => account.rid)) + 1;
  }

  /** The built-in Administrator, recognised by RID 500 also when renamed. */
  get administrator(): SimulatedAccount | null {
    return this.accountList.find((account) => account.rid === 500) ?? null;
  }

  updateAccount(name: string, update: Partial<Omit<SimulatedAccount, 'name' | 'rid'>>): void {
    const before = this.account(name);
    if (before === null) return;
    const after = { ...before, ...update };
    this.accountList = this.accountList.map((account) => (account === before ? after : account));
    if (update.password !== undefined) this.uncertain.settle(before.name, 'password');
    if (update.enabled !== undefined) this.uncertain.settle(before.name, 'state');
    this.recordAccount(before, after);
    this.log.changed();
  }

  addAccount(account: SimulatedAccount): void {
    this.accountList = [...this.accountList, account];
    this.log.record({ kind: 'account', target: account.name, before: null, after: enabledWord(account) });
  }

  removeAccount(name: string): void {
    const before = this.account(name);
    if (before === null) return;
    this.accountList = this.accountList.filter((account) => account !== before);
    this.log.record({ kind: 'account', target: before.name, before: enabledWord(before), after: null });
  }

  private recordAccount(before: SimulatedAccount, after: SimulatedAccount): void {
    const { name: target } = before;
    if (before.enabled !== after.enabled)
      this.log.record({ kind: 'account', target, before: enabledWord(before), after: enabledWord(after) });
    if (groupWord(before) !== groupWord(after))
      this.log.record({
        kind: 'account',
        target: `${target} group`,
        before: groupWord(before),
        after: groupWord(after),
      });
    if (before.password !== after.password)
      this.log.record({
        kind: 'password',
        target,
        before: passwordWords(before.password),
        after: passwordWords(after.password),
      });
  }

  /** Writes the image state where Windows keeps it. */
  setImageState(state: string): void {
    const before = this.imageState;
    this.setRegistry(SETUP_STATE, 'ImageState', REG_SZ, encodeString(state));
    if (before !== state) this.log.record({ kind: 'imageState', target: 'ImageState', before, after: state });
  }

  get imageState(): string | null {
    const printed = this.printed(SETUP_STATE, 'ImageState');
    return typeof printed?.data === 'string' ? printed.data : null;
  }

  /** Whether Remote Desktop accepts connections. */
  get rdp(): 'open' | 'closed' | 'unknown' {
    return this.remote.now.state;
  }

  /** The state of a password, `unknown` while an unknown program may have changed it. */
  passwordOf(account: SimulatedAccount): PasswordState {
    return this.uncertain.aboutPassword(account.name) ? 'unknown' : account.password;
  }
}

/** Plug-ins are named without case, as the agent's own pages spell them in two ways. */
function wordKey(kind: WordKind, target: string): string {
  return `${kind} ${kind === 'plugin' ? foldCase(target) : target}`;
}
