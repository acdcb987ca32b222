import type { CommandCall, CommandResult } from '../cmd/scriptHost.ts';
import type { Machine } from '../machine.ts';
import { isWeak, WEAK } from '../runPasswords.ts';
import type { StepLog } from '../world.ts';
import { doubt, tell, wait } from './doubt.ts';
import { runService } from './services.ts';

const DONE: CommandResult = { kind: 'ran', exitCode: 0 };
const REFUSED: CommandResult = { kind: 'ran', exitCode: 2 };
/** RIDs of the built-in Administrator and Guest. */
const ADMINISTRATOR = 500;
const GUEST = 501;
/** Error 1371, ERROR_SPECIAL_ACCOUNT: general knowledge of Windows, not among the facts that the engine is built on. */
const BUILT_IN = 'Windows refuses that for a built-in account (error 1371, general knowledge), so nothing is changed';

/** `net user`, `net localgroup`, `net start` and `net stop`. Other `net` commands are unknown. */
export function runNet(call: CommandCall, machine: Machine, log: StepLog): CommandResult {
  const verb = call.words[1]?.toLowerCase();
  switch (verb) {
    case 'user':
      return netUser(call.words.slice(2), machine, call, log);
    case 'localgroup':
      return netLocalGroup(call.words.slice(2), machine, call, log);
    case 'start':
    case 'stop':
      return runService(call, machine, log);
    default:
      return { kind: 'unknown' };
  }
}

/** Switches of `net user` that keep nobody out. `/expires`, `/times` and the like may. Source: `net help user`. */
const HARMLESS =
  /^\/(?:add|delete|random|y|active:(?:yes|no)|passwordreq:(?:yes|no)|passwordchg:(?:yes|no)|logonpasswordchg:no|expires:never|times:all|(?:comment|usercomment|fullname|countrycode|homedir|profilepath|scriptpath):.*)$/i;
/** Longer passwords are asked about, for the sake of systems before Windows 2000. Source: `net help user`. */
const UNASKED_LENGTH = 14;

function netUser(words: readonly string[], machine: Machine, call: CommandCall, log: StepLog): CommandResult {
  const [name, password] = words.filter((word) => !word.startsWith('/'));
  if (name === undefined) return DONE;
  const flag = (pattern: RegExp) => words.some((word) => pattern.test(word));
  if (flag(/^\/domain$/i)) return { kind: 'unknown' };
  const account = machine.account(name);
  const known = account !== null;
  if (machine.uncertain.has('password') && !known)
    return doubt(call, 'the account may be there', machine, log, ['password']);
  if (flag(/^\/add$/i) === known) return REFUSED;
  if (flag(/^\/delete$/i)) {
    if (account?.rid === ADMINISTRATOR || account?.rid === GUEST) return refuse(call, machine, log);
    machine.removeAccount(name);
    return DONE;
  }
  const refused = password === undefined || password === '*' ? null : mayBeRefused(password);
  if (!known)
    machine.addAccount({ name, rid: machine.nextRid, enabled: true, administrator: false, password: 'blank' });
  if (flag(/^\/active:yes$/i)) machine.updateAccount(name, { enabled: true });
  if (flag(/^\/active:no$/i)) machine.updateAccount(name, { enabled: false });
  if (password !== undefined)
    machine.updateAccount(name, { password: refused === null ? passwordFromCommand(password) : 'unknown' });
  if (flag(/^\/random$/i)) machine.updateAccount(name, { password: 'unknown' });
  if (flag(/^\/passwordreq:yes$/i)) machine.set('account', `${name} password required`, 'Yes');
  if (flag(/^\/passwordreq:no$/i)) machine.set('account', `${name} password required`, 'No');
  if (flag(/^\/expires:never$/i)) machine.set('account', `${name} expires`, 'Never');
  return afterwards(words, password, refused, machine, call, log);
}

/** What is open about an account that a command has changed. */
function afterwards(
  words: readonly string[],
  password: string | undefined,
  refused: string | null,
  machine: Machine,
  call: CommandCall,
  log: StepLog,
): CommandResult {
  if (password === '*' && !call.answered) return wait(call, 'waits for a password: the run hangs here', machine, log);
  const long = (password?.length ?? 0) > UNASKED_LENGTH && !words.some((word) => /^\/y$/i.test(word));
  if (long && !/^\s*(?:y|$)/i.test(call.answer ?? 'n')) {
    const why = `asks whether a password of more than ${UNASKED_LENGTH} characters is meant`;
    return call.answered ? doubt(call, why, machine, log, ['password']) : wait(call, why, machine, log);
  }
  if (words.some((word) => word.startsWith('/') && !HARMLESS.test(word)))
    return doubt(call, 'it may keep the account from logging on', machine, log, ['password']);
  if (refused === null) return DONE;
  tell(call, refused, machine, log);
  return { kind: 'ran', exitCode: null };
}

/** Why Windows may refuse a password; null where nothing says so. */
function mayBeRefused(password: string): string | null {
  return password !== '' && isWeak(password) ? `the password may not be taken: ${WEAK}` : null;
}

/** `*` asks at the keyboard, `""` is blank. The text itself is never kept. */
function passwordFromCommand(text: string): 'blank' | 'setByScript' | 'unknown' {
  if (text === '') return 'blank';
  return text === '*' ? 'unknown' : 'setByScript';
}

/** The groups whose members may log on over Remote Desktop. */
const GROUPS: ReadonlyMap<string, 'administrator' | 'remoteDesktopUser'> = new Map([
  ['administrators', 'administrator'],
  ['remote desktop users', 'remoteDesktopUser'],
]);

function refuse(call: CommandCall, machine: Machine, log: StepLog): CommandResult {
  tell(call, BUILT_IN, machine, log);
  return REFUSED;
}

function netLocalGroup(words: readonly string[], machine: Machine, call: CommandCall, log: StepLog): CommandResult {
  const [group, ...names] = words.filter((word) => !word.startsWith('/'));
  const membership = GROUPS.get(group?.toLowerCase() ?? '');
  if (membership === undefined) return DONE;
  const add = words.some((word) => /^\/add$/i.test(word));
  if (!add && !words.some((word) => /^\/delete$/i.test(word))) return DONE;
  if (names.some((name) => machine.account(name) === null)) return REFUSED;
  const stays = (name: string) =>
    !add && membership === 'administrator' && machine.account(name)?.rid === ADMINISTRATOR;
  for (const name of names) if (!stays(name)) machine.updateAccount(name, { [membership]: add });
  return names.some(stays) ? refuse(call, machine, log) : DONE;
}

/** `ScramblePassword.exe -u <user>` of the agent: sets a password that nobody knows. Source: ec2config facts, section 6. */
export function runScramblePassword(call: CommandCall, machine: Machine): CommandResult {
  const index = call.words.findIndex((word) => word.toLowerCase() === '-u');
  const account = machine.account(call.words[index + 1] ?? '');
  if (index < 0 || account === null) return { kind: 'ran', exitCode: 1 };
  machine.updateAccount(account.name, { password: 'scrambled' });
  return DONE;
}

/** `wmic useraccount where "Name='X'" set PasswordExpires=FALSE`; every other WMIC call is unknown. */
export function runWmic(call: CommandCall, machine: Machine): CommandResult {
  const match =
    /useraccount\s+where\s+"?\(?\s*name\s*=\s*['"]([^'"]+)['"]\s*\)?"?\s+set\s+passwordexpires\s*=\s*(true|false)/i.exec(
      call.text,
    );
  if (match === null) return { kind: 'unknown' };
  const account = machine.account(match[1] ?? '');
  if (account === null) return { kind: 'ran', exitCode: 1 };
  machine.set(
    'account',
    `${account.name} password expires`,
    match[2]?.toLowerCase() === 'false' ? 'Never' : 'By policy',
  );
  return DONE;
}
