import { buildOf } from '../../subject/lookup.ts';
import { serviceStart, startEvidence } from '../../subject/serviceStart.ts';
import { FIRST_BUILD_WITH_APPX } from '../storeApps.ts';
import { finding, unknownFinding, type CheckRule } from '../rule.ts';

/** The AppX provider needs the deployment service. Source: sysprep facts, section 9; sysprep-failures, appx-service-disabled. */
export const appxServiceDisabled: CheckRule = {
  id: 'appx-service-disabled',
  area: 'storeApps',
  grade: 'required',
  mayBreak: 'generalize',
  stopsSysprepOnly: true,
  question: 'Can the AppX Deployment Service start?',
  remedy:
    'Set it back on the source machine: sc config AppXSvc start= demand. Look at ClipSVC and StateRepository too.',
  source: [{ document: 'Public reports of AppxSysprep.dll ending with 0x422', certainty: 'observed' }],
  run({ registry, report }) {
    const start = serviceStart(registry, 'AppXSvc');
    const build = buildOf(report);
    if (build !== null && build < FIRST_BUILD_WITH_APPX)
      return finding(appxServiceDisabled, 'notApplicable', `Windows of build ${build} has no Store packages`);
    switch (start.kind) {
      case 'automatic':
      case 'manual':
        return finding(appxServiceDisabled, 'pass', 'The AppX Deployment Service can start', {
          evidence: [startEvidence(start)],
        });
      case 'disabled':
        return finding(appxServiceDisabled, 'fail', 'The AppX Deployment Service is disabled', {
          detail: 'The AppX provider of Sysprep ends with 0x422, and Sysprep with it.',
          evidence: [startEvidence(start)],
          fix: appxServiceDisabled.remedy,
          breaks: 'generalize',
        });
      case 'missing':
        return unknownFinding(
          appxServiceDisabled,
          WHAT,
          'The service AppXSvc is not registered, and what Sysprep does then is not known.',
          start.where,
          'Look on the source machine: sc query AppXSvc.',
        );
      case 'unknown':
        return unknownFinding(appxServiceDisabled, WHAT, `Its start value: ${start.found}.`, start.where);
    }
  },
};

const WHAT = 'Whether the AppX Deployment Service starts';
