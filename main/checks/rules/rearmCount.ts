import { skipRearmSettings, skipRearmText, skips } from '../../subject/skipRearm.ts';
import { finding, sourceOnlyFinding, type CheckRule } from '../rule.ts';

/** How often Windows can still be rearmed, which no file of the volume tells. Source: sysprep facts, section 5; FM-42. */
export const rearmCount: CheckRule = {
  id: 'rearm-count',
  area: 'licensing',
  grade: 'required',
  mayBreak: 'generalize',
  stopsSysprepOnly: true,
  question: 'Can Windows be rearmed once more?',
  remedy:
    'On the source machine: slmgr /dlv; the line "Remaining Windows rearm count" must be at least 1, and "License Status" tells whether Windows is activated.',
  source: [
    { document: 'Microsoft SupportArticles 929828', certainty: 'documented' },
    { document: 'Microsoft, Sysprep (generalize) overview', certainty: 'documented' },
  ],
  run(subject) {
    const settings = skipRearmSettings(subject);
    const evidence = settings.map((setting) => ({ where: setting.where, text: skipRearmText(setting) }));
    if (settings.some(skips))
      return finding(rearmCount, 'notApplicable', 'SkipRearm is set, so Sysprep spends no rearm', {
        evidence,
        related: ['skip-rearm'],
      });
    return sourceOnlyFinding(rearmCount, 'The rearm count cannot be read from a volume', {
      detail:
        'It is kept in the licensing store. Windows Vista to Server 2008 R2 can be rearmed three times; for later versions the documents speak of more. Sysprep fails with 0xC004D307 when none is left. A volume or retail key lifts the limit.',
      evidence,
      fix: rearmCount.remedy,
    });
  },
};
