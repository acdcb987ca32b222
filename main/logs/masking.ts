import { MASK } from '../../shared/model/mask.ts';

const NAMED = /pass(?:word|wd|phrase)|secret|accesskey/i;
/** A name before `:` or `=`. Ec2SetPassword is a plug-in, and what it says is its state. */
const NAME = String.raw`(?<![\w•])(?!Ec2SetPassword)(?:\w*(?:password|passwd|passphrase)|\w*secret(?:[ _]?(?:access)?[ _]?key)?|\w*accesskey(?:id)?)["']?`;

/**
 * Secrets that setup and agent logs are known to hold: the password block of the EC2 console, passwords on command
 * lines (`net user`, `/p:`, `-password`), access keys, passwords and keys as XML elements or `name: value` pairs.
 */
const SECRETS: readonly { readonly hint: RegExp; readonly pattern: RegExp }[] = [
  { hint: /<\/?Password>/i, pattern: /(<Password>)[\s\S]*?(<\/Password>|$(?![\s\S]))/gi },
  { hint: /AdministratorPassword|<Value>/i, pattern: /(<Value>)[^<]*(<\/Value>)/gi },
  {
    hint: /net1?(?:\.exe)?\s+user\b/i,
    pattern: /(\bnet1?(?:\.exe)?\s+user\s+(?:"[^"]*"|[^\s"/]+)\s+)(?:"[^"]*"|[^\s/*"][^\s"]*)/gi,
  },
  { hint: /\/p:/i, pattern: /(\s\/p:)(?:"[^"]*"|\S+)/gi },
  { hint: NAMED, pattern: new RegExp(`(${NAME}\\s*[:=]\\s*(["']))(?!•).*?(?=\\2)`, 'gi') },
  { hint: NAMED, pattern: new RegExp(`(${NAME}\\s*[:=]\\s*)(?!<Password>|["'•])[^\\s"'<,;]+`, 'gi') },
  { hint: /-p(?:assword)?\s/i, pattern: /(\s-(?:p|password)\s+)(?:"[^"]*"|[^\s"-]\S*)/gi },
  { hint: /\b(?:AKIA|ASIA)[A-Z0-9]{16}/, pattern: /\b()(?:AKIA|ASIA)[A-Z0-9]{16}\b/g },
];

/** Text with its secrets replaced by `•••`. */
export function maskSecrets(text: string): string {
  let masked = text;
  for (const { hint, pattern } of SECRETS)
    if (hint.test(masked))
      masked = masked.replace(pattern, (_, before: string, after?: unknown) => before + MASK + tail(after));
  return masked;
}

function tail(after: unknown): string {
  return typeof after === 'string' && after.startsWith('<') ? after : '';
}
