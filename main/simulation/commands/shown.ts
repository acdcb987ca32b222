import { baseName } from '../../../shared/base/winPath.ts';
import { maskText } from '../../config/maskText.ts';
import { MASK } from '../../../shared/model/mask.ts';
import { wordsOf } from '../cmd/commandWords.ts';
import { piecesOf, type Piece } from './commandPieces.ts';

const MAX_SHOWN = 500;

/**
 * Words of cmd.exe and tools of Windows whose arguments are names: of services, keys, files, features, updates. Those
 * are evidence. What runs other programs, or takes passwords at no certain place, is not among them.
 */
const NAMES_ALONE = new Set(
  (
    'break cd chdir choice cls color copy date del dir endlocal erase exit goto md mkdir mklink move path pause popd pushd '
    + 'rd ren rename rmdir setlocal shift time timeout type ver verify vol xcopy '
    + 'assoc attrib auditpol bcdboot bcdedit cacls chkdsk chkntfs cleanmgr compact defrag dism driverquery ec2config '
    + 'ec2configservicesettings expand fc find findstr fsutil ftype getmac gpresult gpupdate hostname icacls ipconfig label '
    + 'lodctr mode mountvol nbtstat net net1 netsh netstat nltest nslookup ocsetup pathping ping pkgmgr pnputil powercfg '
    + 'query reg regsvr32 robocopy route sc scramblepassword servermanagercmd sfc shutdown takeown taskkill tasklist tracert '
    + 'tree tzutil unlodctr vssadmin w32tm wevtutil where whoami wmic wusa'
  ).split(' '),
);

/** A whole path of one file, with blanks but nothing behind it. */
const ONE_FILE = /^(?:[A-Za-z]:|%[^%"]+%|\.{1,2})[\\/](?!.*\.\w{1,4}\s)[^"]*\.\w{1,4}$/;

/**
 * A command as it may be shown, and not endless. Whatever stands at the place of a secret is hidden (maskText). Of a
 * tool of Windows that takes names alone, the rest is shown as the script spells it: it is the evidence. Of any other
 * program only its name, its switches without their values, and paths are shown: what else stands there may be anything.
 */
export function shownCommand(source: string): string {
  const masked = maskText('script', source).text;
  const shown = ONE_FILE.test(masked) ? masked : piecesOf(masked).map(shownPiece).join('');
  return shown.length > MAX_SHOWN ? `${shown.slice(0, MAX_SHOWN)}…` : shown;
}

/** The name of the file that a command runs, without its arguments. */
export function programName(command: string): string {
  const plain = command.trim().replaceAll('"', '');
  return baseName(ONE_FILE.test(plain) ? plain : (/^.*?\.(?:cmd|bat|exe|com)(?=\s|$)|^\S+/i.exec(plain)?.[0] ?? ''));
}

function shownPiece({ kind, text }: Piece): string {
  switch (kind) {
    case 'plain':
      return text;
    case 'words':
      return shownWords(text);
    case 'command':
      return shownSimple(text);
  }
}

function shownSimple(text: string): string {
  const command = text.trim();
  const [indent, end] = [text.length - text.trimStart().length, text.trimEnd().length];
  const { program } = wordsOf(command);
  const name = /^(?:"[^"]*"?|[^\s"])*/.exec(command)?.[0] ?? '';
  return text.slice(0, indent) + shownArguments(program, name, command) + text.slice(Math.max(indent, end));
}

function shownArguments(program: string, name: string, command: string): string {
  const rest = command.slice(name.length);
  const called = /^call\s+/i.exec(command)?.[0];
  if (called !== undefined) return called + shownSimple(command.slice(called.length));
  const assigned = /^set\s+(?!\/a)(?:\/p\s+)?"?[^="]+=/i.exec(command)?.[0];
  if (assigned !== undefined) return assigned + (assigned.length < command.length ? MASK : '');
  if (/^set\s+(?:\/a|[^\s=]+$)/i.test(command)) return command;
  // A method of an object takes words of any kind.
  if (program === 'wmic') return command.replace(/(\scall\s+\S+\s).*$/is, `$1${MASK}`);
  if (NAMES_ALONE.has(program)) return command;
  return shownWord(name) + shownWords(rest);
}

/** Words of a program that is not known; what is hidden in a row is hidden at once. */
function shownWords(text: string): string {
  const shown = text.replace(/(?:"[^"]*(?:"|$)|[^\s"])+/g, (word) => shownArgument(word));
  return shown.replaceAll(new RegExp(`${MASK}(?:\\s+${MASK})+`, 'g'), MASK);
}

function shownArgument(word: string): string {
  if (/^\d?[<>]/.test(word)) return word;
  const [, name, value] = /^((?:--|[-/])[A-Za-z?][\w-]*[:=]?)(.*)$/s.exec(word) ?? [];
  if (name !== undefined) return shownSwitch(name, value ?? '');
  return /^"?(?:[A-Za-z]:|%[^%"]+%|\.{1,2})[\\/]/.test(word) ? shownWord(word) : MASK;
}

/** A password may stand right behind `-p`, without anything between. */
function shownSwitch(name: string, value: string): string {
  if (/^[-/]p[\w-]/i.test(name)) return name.slice(0, 2) + MASK;
  return name + (value === '' ? '' : MASK);
}

/** A name or path: where blanks stand in it that need not belong to it, up to the first one. */
function shownWord(word: string): string {
  const plain = word.replaceAll('"', '');
  return !/\s/.test(plain) || ONE_FILE.test(plain) ? word : `${plain.slice(0, plain.search(/\s/))} ${MASK}`;
}
