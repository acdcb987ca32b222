import { counted } from '../../../shared/text/numberWords.ts';
import { hiveWhole } from '../../subject/lookup.ts';
import { ALL_USER_STORE, readEndOfLife } from '../../subject/storePackages.ts';
import { damagedFinding, finding, judgeFound, type CheckRule } from '../rule.ts';

/** Packages that wait to be removed from a user. Source: sysprep facts, section 9. */
export const appxEndOfLife: CheckRule = {
  id: 'appx-end-of-life',
  area: 'storeApps',
  grade: 'recommended',
  mayBreak: 'generalize',
  question: 'Does no Store package wait to be removed?',
  remedy:
    'Log on once as each user named, or remove the packages on the source machine with Remove-AppxPackage -AllUsers.',
  source: [
    { document: 'Keys of AppxAllUserStore in real hives', certainty: 'observed' },
    { document: 'What Sysprep does with such packages', certainty: 'unconfirmed' },
  ],
  run({ registry, report }) {
    const where = { key: `${ALL_USER_STORE}\\EndOfLife` };
    const what = 'Whether Store packages wait to be removed';
    return judgeFound(appxEndOfLife, what, readEndOfLife(registry), where, (waiting) => {
      if (!hiveWhole(report, 'SOFTWARE')) return damagedFinding(appxEndOfLife, what, 'SOFTWARE', where);
      if (waiting === null || waiting.length === 0)
        return finding(appxEndOfLife, 'pass', 'No Store package waits to be removed', {
          evidence: [{ where, text: waiting === null ? 'not present' : 'empty' }],
        });
      const verb = waiting.length === 1 ? 'waits' : 'wait';
      return finding(appxEndOfLife, 'warning', `${counted(waiting.length, 'Store package')} ${verb} to be removed`, {
        detail:
          'Windows removes such a package when its user logs on. What Sysprep makes of it before that is not documented.',
        evidence: waiting.map((key) => ({ where: { key: key.path }, text: key.name })),
        fix: appxEndOfLife.remedy,
        breaks: 'generalize',
        prediction: 'cannotTell',
      });
    });
  },
};
