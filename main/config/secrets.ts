/** Names whose value is a secret wherever they stand. Sources: answer file facts, section 5; EC2Config facts, 3.8, 3.9. */
const SECRET_NAMES: ReadonlySet<string> = new Set([
  'password',
  'adminpassword',
  'administratorpassword',
  'offlineadministratorpassword',
  'machinepassword',
  'defaultpassword',
  'accountdata',
  'productkey',
  'secretkey',
  'accesskey',
  'secretaccesskey',
  'accesskeyid',
  'passphrase',
]);

/** Last words of names that hold a secret, such as `joinPassword`. */
const SECRET_ENDING =
  /(?:password|passwd|pwd|passphrase|passkey|passcode|secret|secretkey|secret_key|access_key|accesskey|privatekey|apikey)$/;

/**
 * Steps below a secret name that hold the secret; `PlainText` and `type` beside them do not. Sources: answer file facts,
 * section 5; EC2Launch facts, B2 (`password/data`).
 */
const SECRET_PARTS: ReadonlySet<string> = new Set(['value', 'key', 'data']);

/** Names that end like those of secrets and are switches: this plug-in holds no password. */
const SWITCHES: ReadonlySet<string> = new Set(['ec2setpassword']);

/** Names that were asked before: files ask for the same few hundred again and again. */
const asked = new Map<string, boolean>();
const MAX_ASKED = 4096;

/** Whether an element, attribute or key of this name holds a secret as its own text. */
export function isSecretName(name: string): boolean {
  const known = asked.get(name);
  if (known !== undefined) return known;
  if (asked.size >= MAX_ASKED) asked.clear();
  const secret = looksSecret(name);
  asked.set(name, secret);
  return secret;
}

function looksSecret(name: string): boolean {
  const bare = name.slice(Math.max(name.lastIndexOf(':'), name.startsWith('@') ? 0 : -1) + 1).toLowerCase();
  return SECRET_NAMES.has(bare) || (SECRET_ENDING.test(bare) && !SWITCHES.has(bare));
}

/** Whether a value is a secret by the names around it, outermost first (steps of the notation, or elements). */
export function isSecretPath(names: readonly string[]): boolean {
  const last = names.at(-1) ?? '';
  if (isSecretName(last)) return true;
  return SECRET_PARTS.has(last.toLowerCase()) && isSecretName(names.at(-2) ?? '');
}
