import { counted } from '../../../shared/text/numberWords.ts';
import type { Evidence, Place } from '../../../shared/model/diagnostic.ts';
import { buildOf, hiveWhole } from '../../subject/lookup.ts';
import {
  ALL_USER_STORE,
  readStorePackages,
  type StorePackages,
  type UnfitPackage,
} from '../../subject/storePackages.ts';
import type { Subject } from '../../subject/subject.ts';
import { FIRST_BUILD_WITH_APPX } from '../storeApps.ts';
import { damagedFinding, finding, judgeFound, type CheckFinding, type CheckRule } from '../rule.ts';

/** Every package of every user is provisioned for all users in the same version. Source: sysprep facts, sections 5 and 9; FM-40. */
export const appxNotProvisioned: CheckRule = {
  id: 'appx-not-provisioned',
  area: 'storeApps',
  grade: 'required',
  mayBreak: 'generalize',
  stopsSysprepOnly: true,
  question: 'Is every Store package of a user provisioned for all users?',
  remedy:
    'Remove each for every user on the source machine (Get-AppxPackage -AllUsers NAME | Remove-AppxPackage -AllUsers), or provision the same version; keep Store updates off until the image is made.',
  source: [
    { document: 'Microsoft SupportArticles 2769827; actions/runner-images #14499', certainty: 'observed' },
    { document: 'Keys of AppxAllUserStore in real hives', certainty: 'observed' },
    { document: 'That frameworks do not block', certainty: 'unconfirmed' },
  ],
  run(subject) {
    const build = buildOf(subject.report);
    if (build !== null && build < FIRST_BUILD_WITH_APPX)
      return finding(appxNotProvisioned, 'notApplicable', `Windows of build ${build} has no Store packages`);
    const found = readStorePackages(subject.registry);
    return judgeFound(appxNotProvisioned, WHAT, found, STORE, (packages) => judge(packages, subject));
  },
};

const WHAT = 'Whether the packages of users are provisioned';
const STORE: Place = { key: ALL_USER_STORE };

function judge(packages: StorePackages | null, { report }: Subject): CheckFinding {
  if (!hiveWhole(report, 'SOFTWARE')) return damagedFinding(appxNotProvisioned, WHAT, 'SOFTWARE', STORE);
  if (packages === null) return withoutStore(report.windows.installationType);
  const others = packages.unfit.filter(({ isFramework }) => !isFramework);
  const blocking = others.filter(({ gap }) => gap !== 'onlyBundle');
  if (blocking.length > 0) return blocked(blocking, packages);
  const frameworks = packages.unfit.filter(({ isFramework }) => isFramework);
  if (others.length > 0) return unclear(others);
  return finding(appxNotProvisioned, 'pass', passed(packages, frameworks.length), {
    detail:
      frameworks.length === 0
        ? ''
        : 'Frameworks that are not provisioned are shown; they do not block in practice, which no document confirms.',
    evidence: frameworks.length === 0 ? [{ where: STORE, text: 'read' }] : frameworks.map(shown),
  });
}

function passed({ users, packages }: StorePackages, unprovisionedFrameworks: number): string {
  if (packages === 0) return 'No user has a Store package of their own';
  if (unprovisionedFrameworks > 0)
    return `No package of ${counted(users, 'user')} blocks; ${counted(unprovisionedFrameworks, 'framework')} not provisioned in the same version`;
  return `${counted(packages, 'package')} of ${counted(users, 'user')}, all provisioned in the same version`;
}

/** Only a server may be without the list: every client from Windows 8 on has Store packages. */
function withoutStore(installationType: string | null): CheckFinding {
  const evidence = [{ where: STORE, text: 'not present' }];
  if (installationType === 'Server' || installationType === 'Server Core')
    return finding(appxNotProvisioned, 'pass', 'No Store package is registered for any user', { evidence });
  return finding(appxNotProvisioned, 'unknown', `${WHAT} could not be decided`, {
    detail: 'The list of Store packages is missing, which a client of Windows 8 or later has.',
    evidence,
    fix: 'Look on the source machine: Get-AppxPackage -AllUsers and Get-AppxProvisionedPackage -Online.',
  });
}

function blocked(blocking: readonly UnfitPackage[], { packages, users }: StorePackages): CheckFinding {
  const verb = blocking.length === 1 ? 'is' : 'are';
  return finding(
    appxNotProvisioned,
    'fail',
    `${counted(blocking.length, 'Store package')} of a user ${verb} not provisioned for all users`,
    {
      detail: `Sysprep refuses with 0x80073cf2 and names only the first package of each run. ${counted(packages, 'package')} of ${counted(users, 'user')} were compared. The database of the deployment service, which decides, was not read.`,
      evidence: blocking.map(shown),
      fix: appxNotProvisioned.remedy,
      breaks: 'generalize',
      prediction: 'likely',
    },
  );
}

function unclear(packages: readonly UnfitPackage[]): CheckFinding {
  return finding(
    appxNotProvisioned,
    'warning',
    `${counted(packages.length, 'Store package')} of a user may be provisioned in another version`,
    {
      detail:
        'Its family is provisioned as a bundle, and the number of a bundle does not tell that of the packages in it.',
      evidence: packages.map(shown),
      fix: 'Compare on the source machine: Get-AppxPackage -AllUsers and Get-AppxProvisionedPackage -Online.',
      breaks: 'generalize',
      prediction: 'cannotTell',
    },
  );
}

const GAPS: Readonly<Record<UnfitPackage['gap'], string>> = {
  notProvisioned: 'not provisioned',
  otherVersion: 'provisioned in another version only',
  onlyBundle: 'provisioned as a bundle only',
};

function shown({ fullName, key, gap, isDeprovisioned }: UnfitPackage): Evidence {
  const removed = isDeprovisioned ? '; an administrator removed its provisioning' : '';
  return { where: { key }, text: `${fullName}: ${GAPS[gap]}${removed}` };
}
