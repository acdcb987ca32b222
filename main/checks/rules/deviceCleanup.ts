import { installedDevices, NETWORK_CLASS } from '../../subject/deviceClasses.ts';
import { hiveWhole } from '../../subject/lookup.ts';
import { scheduledTask } from '../../subject/scheduledTask.ts';
import { buildUntold, damagedFinding, finding, judgeFound, unknownFinding, type CheckRule } from '../rule.ts';

/** Windows Server 2012 R2 does not clean the PV network device away. Source: failure modes FM-28. */
export const deviceCleanup: CheckRule = {
  id: 'device-cleanup',
  area: 'drivers',
  grade: 'required',
  mayBreak: 'ready',
  question: 'Will the clean-up of devices leave the network alone?',
  remedy: 'Install the current AWS PV drivers on the source machine, or disable the task "Plug and Play Cleanup".',
  source: [
    { document: 'AWS, Troubleshooting PV drivers', certainty: 'documented' },
    { document: 'Public repair script that disables the task "Plug and Play Cleanup"', certainty: 'observed' },
  ],
  run({ registry, report, fs }) {
    const { kernel, build } = report.windows;
    if (kernel === null) return buildUntold(deviceCleanup, WHAT);
    if (kernel !== '6.3')
      return finding(deviceCleanup, 'notApplicable', `Windows of build ${build ?? ''} does not have this fault`);
    const where = { key: NETWORK_CLASS };
    return judgeFound(deviceCleanup, WHAT, installedDevices(registry, NETWORK_CLASS), where, (devices) => {
      const drivers = (devices ?? []).filter(({ description }) => /\bpv\b/i.test(description));
      const old = drivers.filter(({ madeMs }) => madeMs === null || madeMs < MENDED_MS);
      const evidence = drivers.map(({ key, description, version }) => ({
        where: { key, value: 'DriverDate' },
        text: `${description} ${version ?? ''}`.trimEnd(),
      }));
      if (!hiveWhole(report, 'SYSTEM')) return damagedFinding(deviceCleanup, WHAT, 'SYSTEM', where);
      if (old.length === 0)
        return finding(deviceCleanup, 'pass', 'The PV network driver is not one that the clean-up takes away', {
          evidence: evidence.length > 0 ? evidence : [{ where, text: 'no PV network driver' }],
        });
      const task = scheduledTask(fs, TASK);
      const shown = [...evidence, { where: task.where, text: task.found }];
      if (task.kind === 'unknown') return unknownFinding(deviceCleanup, WHAT, task.found, task.where);
      if (task.kind !== 'enabled')
        return finding(deviceCleanup, 'pass', 'The clean-up of devices does not run', { evidence: shown });
      const undated = old.find(({ madeMs }) => madeMs === null);
      if (undated !== undefined && old.every(({ madeMs }) => madeMs === null))
        return unknownFinding(deviceCleanup, WHAT, `The day of ${undated.description} is not written.`, {
          key: undated.key,
          value: 'DriverDate',
        });
      return finding(deviceCleanup, 'fail', 'The clean-up of devices may take the PV network driver away', {
        detail: 'Windows Server 2012 R2 then loses network and disks at a later restart.',
        evidence: shown,
        fix: deviceCleanup.remedy,
        breaks: 'ready',
        prediction: 'likely',
      });
    });
  },
};

const WHAT = 'Whether the clean-up of devices is harmless';
const TASK = 'Microsoft/Windows/Plug and Play/Plug and Play Cleanup';
/** Images from this day on do not have the fault. */
const MENDED_MS = Date.UTC(2014, 8, 10);
