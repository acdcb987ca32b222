import type { Span } from './xml/nodes.ts';

/**
 * Places where a command line, a script or a log holds a secret; the named group `secret` is what to hide. A word that
 * begins with a slash is a switch, `*` asks for the password, `%NAME%` and `$name` are variables.
 */
const WORD = String.raw`(?:"(?<quoted>[^"\r\n]*)"|'(?<single>[^'\r\n]*)'|(?<bare>[^\s"'/<>|&][^\s"'<>|&]*))`;
const SWITCH_WORDS = String.raw`(?:/[A-Za-z]+(?::[^\s]*)?[ \t]+){0,40}`;
/** Names of variables that hold secrets, such as `PW`, `DB_PASS1`, `ADMINPASSWORD`, `API_KEY`. */
const SECRET_NAME = String.raw`(?:\w{0,40}(?:password|passwd|passphrase|passwort|pwd|secret|token|credential|(?:api|access|private|product|license|secret)_?key)\w{0,40}|\w{0,40}(?:(?<![A-Za-z])pw|pass)\d{0,4})`;
/** Values of the registry whose data is a secret; names of policies about passwords end otherwise. */
const SECRET_VALUE = String.raw`"?[\w.-]{0,40}(?:password\d{0,3}|passwd|pwd|passphrase|pass[_-]?(?:key|code|word)|secret|token|(?:api|access|private|product|license|secret)[_-]?key)"?`;
/** A value of `set`: up to the line's end or the next command, blanks included. */
const SET_VALUE = String.raw`(?:"(?<quoted>[^"\r\n]*)"|(?<bare>[^\s"&|<>](?:[^\r\n"&|<>]*[^\s"&|<>])?))`;
/** A switch that names a user, and one that gives its password: `-u bob -p word`, `/u:bob /p:word`. */
const USER_SWITCH = String.raw`[ \t][/-](?:u|user|username|login)(?=[ \t:=])`;
const PASSWORD_SWITCH = String.raw`[ \t][/-]pw?(?:[ \t]+|[ \t]*[:=][ \t]*)`;
/** Programs whose `-p` is a password, also written without a blank. */
const PASSWORD_PROGRAM = String.raw`\b(?:psexec(?:64)?|paexec|plink|pscp|sqlcmd|osql|bcp|mysql|winrs|cmdkey|certutil)(?:\.exe)?"?(?=[ \t])`;
/** Patterns with what every text has that one of them finds anything in: few texts have it, and most need no more. */
interface SecretPlaces {
  readonly needs: RegExp;
  readonly patterns: readonly RegExp[];
}

const PLACES: readonly SecretPlaces[] = [
  // Variables, set and compared.
  places(String.raw`\bset[ \t]|==|\b(?:equ|neq)\b`, [
    String.raw`\bset[ \t]+"?${SECRET_NAME}[ \t]*=[ \t]*${SET_VALUE}`,
    String.raw`%${SECRET_NAME}%"?[ \t]*(?:==|[ \t](?:equ|neq)[ \t])[ \t]*${WORD}`,
  ]),
  // Names of secrets, with what follows them; not `Bypass` alone, nor `HKEY`.
  places(
    String.raw`(?<!by)pass|pass[ckpw_-]|pwd|secret|token|credential|(?:api|access|private|product|license)[_-]?key`,
    [
      String.raw`(?:[ \t]|^)[/-]{1,2}(?:[A-Za-z]{0,40}password[do]?|passwd|pwd|pass|passphrase|user-?pass|secret)(?:[ \t]*[:=][ \t]*|[ \t]+)${WORD}`,
      String.raw`(?:^|[^A-Za-z])(?:[A-Za-z_.]{0,40}password|passwd|pwd|passphrase|aws_secret_access_key|aws_access_key_id|secret_?key|access_?key)["']?[ \t]*[:=][ \t]*${WORD}`,
      String.raw`\/v[ \t]+${SECRET_VALUE}[ \t](?![^\r\n]{0,200}REG_[DQ]WORD)[^\r\n]{0,200}?\/d[ \t]+${WORD}`,
      String.raw`\/d[ \t]+${WORD}(?=[^\r\n]{0,200}?[ \t]\/v[ \t]+${SECRET_VALUE}(?:[ \t]|$))(?![^\r\n]{0,200}REG_[DQ]WORD)`,
      String.raw`password["']?[ \t]*:\s*(?:\{\s*)?(?:["']?\w{1,40}["']?[ \t]*:[ \t]*[^\s:,]{1,200}[\s,]+){0,3}?["']?data["']?[ \t]*:[ \t]*${WORD}`,
      String.raw`<[A-Za-z]{0,40}Password>(?<bare>[^<]+)</`,
    ],
  ),
  // Switches of many programs.
  places(String.raw`[ \t][/-]p|[ \t]-u|--(?:proxy-)?user|:\/\/`, [
    String.raw`${USER_SWITCH}[^\r\n&|]{0,200}?${PASSWORD_SWITCH}${WORD}`,
    String.raw`${PASSWORD_SWITCH}${WORD}(?=[^\r\n&|]{0,200}${USER_SWITCH})`,
    String.raw`${PASSWORD_PROGRAM}[^\r\n&|]{0,200}?[ \t][/-]p(?!assword|ass\b)(?:w?[ \t:=]+)?${WORD}`,
    String.raw`[ \t]/p[do]:(?<=\bnetdom\b[^\r\n&|]{0,300})${WORD}`,
    String.raw`[ \t](?:-u|--(?:proxy-)?user)(?:[ \t]+|=)(?:"[^\s"':]{1,80}:(?<quoted>[^"\r\n]+)"|(?![A-Za-z]:[\\/])[^\s"':]{1,80}:(?!\/\/)(?<bare>[^\s"'<>|&]+))`,
    String.raw`:\/\/[^\s/:@"']{1,80}:(?<bare>[^\s/@"']{1,200})@`,
  ]),
  // Programs that take a password without a switch, or with one of their own.
  places(String.raw`\bnet1?(?:\.exe)?"?[ \t]+use|[/-]ipk|[ \t]/rp|SecureString|joindomain`, [
    String.raw`\bnet1?(?:\.exe)?"?[ \t]+user[ \t]+${SWITCH_WORDS}(?:"[^"\r\n]*"|[^\s"/]+)[ \t]+${SWITCH_WORDS}${WORD}`,
    String.raw`\bnet1?(?:\.exe)?"?[ \t]+use[ \t]+(?:[A-Za-z*]:?[ \t]+)?"?\\\\[^\s"]+"?[ \t]+${SWITCH_WORDS}${WORD}`,
    String.raw`\bslmgr(?:\.vbs)?"?[ \t]+[/-]ipk[ \t]+${WORD}`,
    String.raw`\bConvertTo-SecureString\b[ \t]+(?:-(?:AsPlainText|Force)[ \t]+)*(?:-String[ \t]+)?${WORD}`,
    String.raw`[ \t]/rp[ \t]+${WORD}`,
    String.raw`\bjoindomainorworkgroup\b[ \t(]+(?<bare>[^\s)&|][^\r\n)&|]*)`,
  ]),
  // Keys that show what they are.
  places(String.raw`-[A-Z0-9]{5}-|A[KS]IA`, [
    String.raw`(?<![A-Za-z0-9-])(?<bare>(?:[A-Z0-9]{5}-){4}[A-Z0-9]{5})(?![A-Za-z0-9-])`,
    String.raw`(?<![A-Za-z0-9])(?<bare>(?:AKIA|ASIA)[A-Z0-9]{16})(?![A-Za-z0-9])`,
  ]),
];

function places(needs: string, sources: readonly string[]): SecretPlaces {
  return { needs: new RegExp(needs, 'i'), patterns: sources.map((source) => new RegExp(source, 'gimd')) };
}

/** Words in such a place that are no secret: nothing, a prompt, variables, states, what was masked already. */
const NO_SECRET =
  /^(?:\s*|[{[]+|\*|%[^%]+%|%(?:~[a-z]*)?\d|%%?(?:~[a-z]*)?[a-z]|%\*|\$[\w:{}.()]+|•••|true|false|enabled|disabled|yes|no|none|null|\*SENSITIVE\*DATA\*DELETED\*)$/i;

/** Stretches of a text that hold a secret in a command or an assignment, in order, none overlapping. */
export function commandSecrets(text: string): readonly Span[] {
  const spans: Span[] = [];
  for (const { needs, patterns } of PLACES)
    if (needs.test(text)) for (const pattern of patterns) addMatches(pattern, text, spans);
  if (spans.length === 0) return spans;
  return withoutOverlaps(spans.filter(({ start, end }) => !NO_SECRET.test(text.slice(start, end))));
}

/** `matchAll` would compile each pattern anew for each text. No pattern matches nothing. */
function addMatches(pattern: RegExp, text: string, spans: Span[]): void {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const groups = match.indices?.groups;
    const [start, end] = groups?.['quoted'] ?? groups?.['single'] ?? groups?.['bare'] ?? [0, 0];
    spans.push({ start, end });
  }
}

/** Spans by place; those that overlap are joined. */
export function withoutOverlaps(spans: readonly Span[]): readonly Span[] {
  const result: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = result.at(-1);
    if (last === undefined || span.start >= last.end) result.push(span);
    else result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
  }
  return result;
}
