import type { VolumeReport } from '../../../shared/model/volume.ts';
import { hiveWhole, surely } from '../../subject/lookup.ts';
import { MAX_STAGED_KEYS, stagedSecrets, UNATTEND_SETTINGS, type StagedSecrets } from '../../subject/stagedSecrets.ts';
import { LEFT_IN_IMAGE, SHARED_IMAGES } from '../leftBehind.ts';
import { damagedFinding, finding, judgeFound, unknownFinding, type CheckFinding, type CheckRule } from '../rule.ts';

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
  remedy: 'Delete the values on the source machine once Setup has ended, and check again.',
  source: [
    { document: 'Registry hives of machines that were set up with an answer file', certainty: 'observed' },
    SHARED_IMAGES,
  ],
  run: ({ registry, report }) =>
    judgeFound(
      unattendSettingsPasswords,
      WHAT,
      surely(registry, UNATTEND_SETTINGS, stagedSecrets(registry)),
      { key: UNATTEND_SETTINGS },
      (staged) => judge(staged, report),
    ),
};

function judge(staged: StagedSecrets | null, report: VolumeReport): CheckFinding {
  const where = { key: UNATTEND_SETTINGS };
  if (staged !== null && staged.places.length > 0) return left(staged.places);
  if (!hiveWhole(report, 'SOFTWARE')) return damagedFinding(unattendSettingsPasswords, WHAT, 'SOFTWARE', where);
  if (staged?.cut === true) {
    const why = `Only the first ${MAX_STAGED_KEYS} keys were looked at.`;
    return unknownFinding(unattendSettingsPasswords, WHAT, why, where);
  }
  return finding(unattendSettingsPasswords, 'pass', 'Windows Setup left no password in the registry', {
    evidence: [{ where, text: staged === null ? 'not there' : 'holds no password' }],
  });
}

function left(places: StagedSecrets['places']): CheckFinding {
  const count = places.length;
  return finding(
    unattendSettingsPasswords,
    'fail',
    `Windows Setup left ${count} ${count === 1 ? 'password' : 'passwords'} in the registry`,
    {
      detail: LEFT_IN_IMAGE,
      evidence: places.map(({ key, name }) => ({ where: { key, value: name }, text: HIDDEN })),
      fix: unattendSettingsPasswords.remedy,
    },
  );
}

const HIDDEN = 'set, plain text or hidden reversibly';
