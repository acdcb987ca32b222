import { MASK } from '../../shared/model/mask.ts';
import { valueOrNull } from '../subject/lookup.ts';
import { stagedSecrets } from '../subject/stagedSecrets.ts';
import { logsKeepWords } from './logsKeep.ts';
import { dropValue } from './registryWishes.ts';
import type { Remedy } from './remedy.ts';

/**
 * Removes passwords that Windows Setup left where it stages settings; only once it has ended, since it may still need
 * them before. Source: sysprep facts, section 4.5 (observed).
 */
export const stagedPasswords: Remedy = {
  id: 'clear-staged-passwords',
  find(subject) {
    const { registry, imageState } = subject;
    if (valueOrNull(imageState) !== 'IMAGE_STATE_COMPLETE') return null;
    const places = valueOrNull(stagedSecrets(registry))?.places ?? [];
    if (places.length === 0) return null;
    return {
      title: `Remove ${places.length === 1 ? 'the password' : `${places.length} passwords`} that Windows Setup left in the registry`,
      risk: 'safe',
      warning: logsKeepWords(
        subject,
        places.map(({ key }) => key),
      ),
      changes: places.map(({ key, name }) => dropValue(key, name)),
      because: places.map(({ key, name }) => ({ where: { key, value: name }, text: MASK })),
      source: [{ document: 'Registry hives of machines that were set up with an answer file', certainty: 'observed' }],
      mends: ['unattend-settings-passwords'],
    };
  },
};
