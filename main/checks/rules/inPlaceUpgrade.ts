import { counted } from '../../../shared/text/numberWords.ts';
import type { Evidence } from '../../../shared/model/diagnostic.ts';
import type { Found } from '../../../shared/model/volume.ts';
import { buildOf, findNumber, hiveWhole, subkeysOf, SYSTEM_SETUP } from '../../subject/lookup.ts';
import {
  damagedFinding,
  finding,
  judgeFound,
  unknownFinding,
  unreadableFinding,
  type CheckFinding,
  type CheckRule,
} from '../rule.ts';

const WHAT = 'Whether Windows was upgraded in place';
const WHERE = { key: SYSTEM_SETUP };
const UPGRADE = { ...WHERE, value: 'Upgrade' };
/** Windows 10 1607 and Windows Server 2016, the first that Sysprep takes after an upgrade. */
const FIRST_SUPPORTED = 14_393;

/** Sysprep takes an upgraded Windows only from 1607 on. Source: sysprep facts, sections 4.3 and 5; EC2Rescue facts, section 5.2. */
export const inPlaceUpgrade: CheckRule = {
  id: 'in-place-upgrade',
  area: 'state',
  grade: 'required',
  mayBreak: 'generalize',
  stopsSysprepOnly: true,
  question: 'Does Sysprep support the way in which this Windows was installed?',
  remedy: 'Build the image from clean media. Removing the marks by hand is not supported.',
  source: [
    { document: 'Microsoft, Sysprep overview', certainty: 'documented' },
    { document: 'Keys of SYSTEM\\Setup in real hives; AMS workload ingestion pre-check', certainty: 'observed' },
  ],
  run(subject) {
    return judgeFound(inPlaceUpgrade, WHAT, subkeysOf(subject.registry, SYSTEM_SETUP), WHERE, (keys) => {
      const value = findNumber(subject.registry, SYSTEM_SETUP, 'Upgrade');
      const marks = [
        ...(keys ?? [])
          .filter(({ name }) => /^(?:Source OS\b|Upgrade$)/i.test(name))
          .map(({ path, name }) => ({ where: { key: path }, text: name })),
        ...upgradeValue(value),
      ];
      if (marks.length > 0) return upgraded(marks, buildOf(subject.report));
      if (!hiveWhole(subject.report, 'SYSTEM')) return damagedFinding(inPlaceUpgrade, WHAT, 'SYSTEM', WHERE);
      if (value.kind === 'unreadable') return unreadableFinding(inPlaceUpgrade, WHAT, value.problem, UPGRADE);
      if (keys === null) return unknownFinding(inPlaceUpgrade, WHAT, 'The key of set-up is missing.', WHERE);
      return finding(inPlaceUpgrade, 'pass', 'Windows was not upgraded in place', {
        evidence: [{ where: WHERE, text: 'no mark of an upgrade' }],
      });
    });
  },
};

function upgradeValue(value: Found<number>): readonly Evidence[] {
  const isSet = value.kind === 'found' && value.value !== 0;
  return isSet ? [{ where: UPGRADE, text: `Upgrade = ${value.value}` }] : [];
}

function upgraded(evidence: readonly Evidence[], build: number | null): CheckFinding {
  if (build === null)
    return unknownFinding(inPlaceUpgrade, WHAT, 'Windows was upgraded, and its build is not told.', WHERE);
  if (build >= FIRST_SUPPORTED)
    return finding(
      inPlaceUpgrade,
      'pass',
      `Windows has ${counted(evidence.length, 'mark')} of an upgrade, which Sysprep supports from 1607 on`,
      { evidence },
    );
  return finding(inPlaceUpgrade, 'fail', 'Windows was upgraded in place', {
    detail: `Sysprep does not support an upgraded Windows before 1607; this one is of build ${build}.`,
    evidence,
    fix: inPlaceUpgrade.remedy,
    breaks: 'generalize',
    prediction: 'likely',
  });
}
