import { readStateFile, STATE_FILE } from '../../subject/identity.ts';
import { findText, hiveWhole, SETUP_STATE } from '../../subject/lookup.ts';
import { damagedFinding, finding, unreadableFinding, type CheckRule } from '../rule.ts';

const WHAT = 'Whether both copies of the image state agree';

/** Registry and State.ini hold the same image state. Source: sysprep facts, section 4.1. */
export const imageStateCopies: CheckRule = {
  id: 'image-state-copies',
  area: 'state',
  grade: 'recommended',
  mayBreak: 'generalize',
  question: 'Do the registry and State.ini hold the same image state?',
  remedy: 'Look at the set-up logs in Troubleshoot before the machine is prepared.',
  source: [{ document: 'Microsoft, Windows Setup states', certainty: 'documented' }],
  run({ registry, fs, report }) {
    const value = { key: SETUP_STATE, value: 'ImageState' };
    const file = { file: STATE_FILE };
    const inRegistry = findText(registry, SETUP_STATE, 'ImageState');
    if (inRegistry.kind === 'unreadable') return unreadableFinding(imageStateCopies, WHAT, inRegistry.problem, value);
    const inFile = readStateFile(fs);
    if (inFile.kind === 'unreadable') return unreadableFinding(imageStateCopies, WHAT, inFile.problem, file);
    const texts = [inRegistry, inFile].map((each) => (each.kind === 'found' ? each.value : null));
    const evidence = [value, file].map((where, index) => ({ where, text: texts[index] ?? 'not present' }));
    if (texts.includes(null))
      return finding(imageStateCopies, 'notApplicable', 'There is only one copy of the image state, or none', {
        evidence,
      });
    if (texts[0] === texts[1])
      return finding(imageStateCopies, 'pass', 'The registry and State.ini hold the same image state', { evidence });
    if (!hiveWhole(report, 'SOFTWARE')) return damagedFinding(imageStateCopies, WHAT, 'SOFTWARE', value);
    return finding(imageStateCopies, 'warning', 'The registry and State.ini hold different image states', {
      detail: 'Windows writes both; somebody may have set one by hand, which hides a set-up that did not end.',
      evidence,
      fix: imageStateCopies.remedy,
      breaks: 'generalize',
      prediction: 'cannotTell',
      related: ['image-state'],
    });
  },
};
