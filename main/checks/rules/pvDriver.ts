import { NETWORK_CLASS } from '../../subject/deviceClasses.ts';
import { buildOf } from '../../subject/lookup.ts';
import { serviceStart, startEvidence } from '../../subject/serviceStart.ts';
import { driverFinding } from '../platformDriver.ts';
import { finding, unknownFinding, type CheckRule } from '../rule.ts';

/** The drivers of older instance types, and no Red Hat ones. Source: failure modes FM-29; EC2Rescue facts, section 5.2. */
export const pvDriver: CheckRule = {
  id: 'pv-driver',
  area: 'drivers',
  grade: 'required',
  mayBreak: 'specialize',
  question: 'Are the PV drivers those of AWS, and not too old?',
  remedy: 'Finish the upgrade to the AWS PV drivers on the source machine before Sysprep.',
  source: [
    { document: 'AWS, Paravirtual drivers; Upgrading PV drivers on Windows instances', certainty: 'documented' },
    { document: 'AWS, AMS workload ingestion pre-check (PV driver at least 8.2)', certainty: 'observed' },
    { document: 'Service names in public hives and scripts', certainty: 'observed' },
  ],
  run(subject) {
    const redHat = ['rhelscsi', 'rhelnet'].map((each) => serviceStart(subject.registry, each));
    const found = redHat.filter(({ kind }) => kind !== 'missing' && kind !== 'unknown' && kind !== 'disabled');
    if (found.length > 0)
      return finding(pvDriver, 'fail', 'Red Hat PV drivers are installed', {
        detail:
          'They are for few instance types only, lose connections under load, and AWS forbids Sysprep in the middle of their upgrade.',
        evidence: found.map(startEvidence),
        fix: pvDriver.remedy,
        breaks: 'prepare',
        prediction: 'likely',
      });
    const unknown = redHat.find(({ kind }) => kind === 'unknown');
    if (unknown !== undefined)
      return unknownFinding(
        pvDriver,
        'Which PV drivers are there',
        `Its start value: ${unknown.found}.`,
        unknown.where,
      );
    const build = buildOf(subject.report);
    if (build !== null && build >= FIRST_WITHOUT_PV)
      return finding(pvDriver, 'notApplicable', `There are no PV drivers for Windows of build ${build}`);
    return driverFinding(pvDriver, subject, {
      name: 'the PV driver of AWS',
      services: ['xenbus', 'xenvbd', 'xennet'],
      classKey: NETWORK_CLASS,
      device: /aws pv/i,
      oldest: [8, 2],
      consequence:
        'Instances of the Xen types have no disk or network without it. On which types the image is launched is not on the volume.',
      fix: 'Install the current AWS PV drivers for this Windows on the source machine, unless the image is only for Nitro types.',
    });
  },
};

/** Windows Server 2025. Source: AWS, Paravirtual drivers for Windows instances (documented). */
const FIRST_WITHOUT_PV = 26_100;
