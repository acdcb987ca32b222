import { buildOf, hiveWhole } from '../../subject/lookup.ts';
import { ALL_USER_STORE, readStorePackages } from '../../subject/storePackages.ts';
import { damagedFinding, finding, judgeFound, buildUntold, type CheckRule } from '../rule.ts';

const MIRACAST = /^Windows\.MiracastView_/i;
const FIRST_WINDOWS_10 = 10_240;

/** A package of Windows 8.1 that an upgrade leaves. Source: sysprep-failures, appx-miracast. */
export const appxLeftByUpgrade: CheckRule = {
  id: 'appx-left-by-upgrade',
  area: 'storeApps',
  grade: 'required',
  mayBreak: 'generalize',
  stopsSysprepOnly: true,
  question: 'Is no package of Windows 8.1 left by an upgrade?',
  remedy: 'Build the image from clean media, or follow the work-around of Microsoft for the package database.',
  source: [{ document: 'Microsoft SupportArticles, Windows.MiracastView after an upgrade', certainty: 'documented' }],
  run({ registry, report }) {
    const where = { key: ALL_USER_STORE };
    const what = 'Whether Windows.MiracastView is left';
    const build = buildOf(report);
    if (build !== null && build < FIRST_WINDOWS_10)
      return finding(appxLeftByUpgrade, 'notApplicable', `Windows of build ${build} may have the packages of its time`);
    if (build === null) return buildUntold(appxLeftByUpgrade, what);
    return judgeFound(appxLeftByUpgrade, what, readStorePackages(registry), where, (packages) => {
      if (!hiveWhole(report, 'SOFTWARE')) return damagedFinding(appxLeftByUpgrade, what, 'SOFTWARE', where);
      const left = (packages?.unfit ?? []).filter(({ fullName }) => MIRACAST.test(fullName));
      if (left.length === 0)
        return finding(appxLeftByUpgrade, 'pass', 'No package of Windows 8.1 is left', {
          evidence: [{ where, text: 'no Windows.MiracastView that is not provisioned' }],
        });
      return finding(appxLeftByUpgrade, 'fail', 'Windows.MiracastView is left from Windows 8.1', {
        detail: 'Sysprep refuses because of it, and the usual command cannot remove it.',
        evidence: left.map(({ key, fullName }) => ({ where: { key }, text: fullName })),
        fix: appxLeftByUpgrade.remedy,
        breaks: 'generalize',
        prediction: 'likely',
        related: ['appx-not-provisioned'],
      });
    });
  },
};
