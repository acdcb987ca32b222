import type { Evidence } from '../../../shared/model/diagnostic.ts';
import type { VolumeReport } from '../../../shared/model/volume.ts';
import type { RegistryKey } from '../../../shared/model/registry.ts';
import { isSecretPath } from '../../config/secrets.ts';
import { CURRENT_VERSION, hiveWhole, surely } from '../../subject/lookup.ts';
import { LEFT_IN_IMAGE, SHARED_IMAGES } from '../leftBehind.ts';
import { damagedFinding, finding, judgeFound, unknownFinding, type CheckFinding, type CheckRule } from '../rule.ts';

const SETTINGS = `${CURRENT_VERSION}\\UnattendSettings`;
const WHAT = 'Whether Setup left passwords in the registry';

/** Passwords in the place where Setup stages settings. Source: sysprep facts, section 4.5 (observed). */
export const unattendSettingsPasswords: CheckRule = {
  id: 'unattend-settings-passwords',
  area: 'secrets',
  grade: 'recommended',
  question: 'Did Windows Setup leave no password in the registry?',
  explains:
    'Windows Setup stages the settings of an answer file under `UnattendSettings` before it carries them out, passwords '
    + 'among them. The check walks that key, and tells every password that is still there.',
  source: [
    { document: 'Registry hives of machines that were set up with an answer file', certainty: 'observed' },
    SHARED_IMAGES,
  ],
  run: ({ registry, report }) =>
    judgeFound(
      unattendSettingsPasswords,
      WHAT,
      surely(registry, SETTINGS, registry.key(SETTINGS)),
      { key: SETTINGS },
      (key) => judge(key, report),
    ),
};

function judge(key: RegistryKey | null, report: VolumeReport): CheckFinding {
  const where = { key: SETTINGS };
  const walk: Walk = { keys: 0, secrets: [] };
  if (key !== null) collect(key, [], walk);
  if (walk.secrets.length > 0) return left(walk.secrets);
  if (!hiveWhole(report, 'SOFTWARE')) return damagedFinding(unattendSettingsPasswords, WHAT, 'SOFTWARE', where);
  if (walk.keys > MAX_KEYS)
    return unknownFinding(unattendSettingsPasswords, WHAT, `Only the first ${MAX_KEYS} keys were looked at.`, where);
  return finding(unattendSettingsPasswords, 'pass', 'Windows Setup left no password in the registry', {
    evidence: [{ where, text: key === null ? 'not there' : 'holds no password' }],
  });
}

/** Keys that are looked at below UnattendSettings; real ones have some dozen. */
const MAX_KEYS = 5000;
/** Levels that are looked at. */
const MAX_DEPTH = 32;

interface Walk {
  keys: number;
  readonly secrets: Evidence[];
}

/** Values that hold a secret by their own name or by the key around them; a key that is a switch holds none. */
function collect(key: RegistryKey, names: readonly string[], walk: Walk): void {
  walk.keys += 1;
  if (walk.keys > MAX_KEYS || names.length > MAX_DEPTH) return;
  for (const { name, data } of key.values()) {
    const isSecret = name === '' ? isSecretPath(names) : isSecretPath([...names, name]);
    if (isSecret && data.some((byte) => byte !== 0))
      walk.secrets.push({ where: { key: key.path, value: name }, text: 'set, plain text or hidden reversibly' });
  }
  for (const subkey of key.subkeys()) collect(subkey, [...names, subkey.name], walk);
}

function left(secrets: readonly Evidence[]): CheckFinding {
  const count = secrets.length;
  return finding(
    unattendSettingsPasswords,
    'fail',
    `Windows Setup left ${count} ${count === 1 ? 'password' : 'passwords'} in the registry`,
    {
      detail: LEFT_IN_IMAGE,
      evidence: secrets,
      fix: 'Delete the values on the source machine once Setup has ended, and check again.',
    },
  );
}
