import { buildOf } from '../../subject/lookup.ts';
import { serviceStart, startEvidence } from '../../subject/serviceStart.ts';
import { finding, buildUntold, unknownFinding, type CheckRule } from '../rule.ts';

const WHAT = 'Whether the licence service of the Store starts';
const FIRST_WINDOWS_8 = 9200;
const FIRST_WINDOWS_10 = 10_240;

/** Sysprep cleans Store licences through a service. Source: sysprep-failures, licensing-store-license and clipc. */
export const storeLicenceService: CheckRule = {
  id: 'store-licence-service',
  area: 'licensing',
  grade: 'required',
  mayBreak: 'generalize',
  stopsSysprepOnly: true,
  question: 'Can the service start through which Sysprep cleans Store licences?',
  remedy: 'Set the service named back on the source machine: sc config NAME start= demand.',
  source: [
    { document: 'Public reports of WSLicenseCleanUpState (Windows 8 and 8.1)', certainty: 'observed' },
    { document: 'ClipCleanUpState of Windows 10 and later', certainty: 'unconfirmed' },
  ],
  run({ registry, report }) {
    const build = buildOf(report);
    if (build === null) return buildUntold(storeLicenceService, WHAT);
    if (build < FIRST_WINDOWS_8)
      return finding(storeLicenceService, 'notApplicable', `Windows of build ${build} has no Store`);
    const service = build < FIRST_WINDOWS_10 ? 'WSService' : 'ClipSVC';
    const start = serviceStart(registry, service);
    const evidence = [startEvidence(start)];
    switch (start.kind) {
      case 'automatic':
      case 'manual':
        return finding(storeLicenceService, 'pass', `The service ${service} can start`, { evidence });
      case 'disabled':
        return finding(
          storeLicenceService,
          service === 'WSService' ? 'fail' : 'warning',
          `The service ${service} is disabled`,
          {
            detail:
              service === 'WSService'
                ? 'The clean-up of Store licences ends with 0xC0020017, and Sysprep with it.'
                : 'The clean-up of Store licences likely ends with 0x422, as the counterpart of Windows 8 does; no public log shows it.',
            evidence,
            fix: `Set it back on the source machine: sc config ${service} start= demand.`,
            breaks: 'generalize',
            prediction: service === 'WSService' ? 'likely' : 'cannotTell',
          },
        );
      case 'missing':
        return finding(storeLicenceService, 'notApplicable', `The service ${service} is not part of this Windows`, {
          evidence,
        });
      case 'unknown':
        return unknownFinding(storeLicenceService, WHAT, `The service ${service}: ${start.found}.`, start.where);
    }
  },
};
