import { skipRearmSettings, skipRearmText, skips } from '../../subject/skipRearm.ts';
import { finding, unreadableFinding, type CheckRule } from '../rule.ts';

/** Sysprep resets the activation. Source: sysprep facts, section 5; failure modes FM-42. */
export const skipRearm: CheckRule = {
  id: 'skip-rearm',
  area: 'licensing',
  grade: 'recommended',
  mayBreak: 'generalize',
  question: 'Does Sysprep reset the activation?',
  remedy: 'Remove SkipRearm, or set it to 0, before the image that is shipped is made.',
  source: [{ document: 'Microsoft, Microsoft-Windows-Security-SPP SkipRearm', certainty: 'documented' }],
  run(subject) {
    const settings = skipRearmSettings(subject);
    const evidence = settings.map((setting) => ({ where: setting.where, text: skipRearmText(setting) }));
    const set = settings.filter(skips);
    if (set.length > 0)
      return finding(skipRearm, 'warning', 'SkipRearm is set: Sysprep does not reset the activation', {
        detail: 'That is meant for test runs. New instances have the activation state of this machine.',
        evidence,
        fix: skipRearm.remedy,
        breaks: 'generalize',
      });
    for (const { found, where } of settings)
      if (found.kind === 'unreadable')
        return unreadableFinding(skipRearm, 'Whether SkipRearm is set', found.problem, where);
    return finding(skipRearm, 'pass', 'SkipRearm is not set', { evidence });
  },
};
