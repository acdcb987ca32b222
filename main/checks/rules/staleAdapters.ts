import { counted } from '../../../shared/text/numberWords.ts';
import { sameName } from '../../../shared/base/caseless.ts';
import { installedDevices, NETWORK_CLASS, type InstalledDevice } from '../../subject/deviceClasses.ts';
import { INTERFACES, readInterfaces, type NetworkInterface } from '../../subject/interfaces.ts';
import { hiveWhole } from '../../subject/lookup.ts';
import { damagedFinding, finding, judgeFound, unknownFinding, type CheckFinding, type CheckRule } from '../rule.ts';

/** Interfaces of adapters that Windows no longer has keep no fixed address. Source: failure modes FM-22, FM-26 (inferred). */
export const staleAdapters: CheckRule = {
  id: 'stale-adapters',
  area: 'network',
  grade: 'recommended',
  mayBreak: 'agentStart',
  question: 'Does no adapter that is gone hold a fixed address?',
  remedy:
    'Remove the hidden adapters in Device Manager (View, Show hidden devices) on the source machine before imaging.',
  source: [
    { document: 'AWS, Common messages troubleshooting Windows instances (static address)', certainty: 'documented' },
    { document: 'Interfaces without an adapter in real hives', certainty: 'inferred' },
  ],
  run({ registry, report }) {
    const where = { key: INTERFACES };
    return judgeFound(
      staleAdapters,
      WHAT,
      installedDevices(registry, NETWORK_CLASS),
      { key: NETWORK_CLASS },
      (devices) =>
        judgeFound(staleAdapters, WHAT, readInterfaces(registry), where, (interfaces) => {
          if (!hiveWhole(report, 'SYSTEM')) return damagedFinding(staleAdapters, WHAT, 'SYSTEM', where);
          return judge(interfaces ?? [], devices ?? []);
        }),
    );
  },
};

const WHAT = 'Whether an adapter that is gone holds an address';

function judge(interfaces: readonly NetworkInterface[], devices: readonly InstalledDevice[]): CheckFinding {
  const where = { key: INTERFACES };
  const gone = interfaces.filter(({ id }) => !devices.some(({ interfaceId }) => sameName(interfaceId ?? '', id)));
  const fixed = gone.filter(({ addresses }) => addresses.length > 0);
  if (fixed.length === 0)
    return finding(staleAdapters, 'pass', 'No adapter that is gone holds a fixed address', {
      evidence: [{ where, text: `${counted(interfaces.length, 'interface')}, ${gone.length} without an adapter` }],
    });
  if (devices.every(({ interfaceId }) => interfaceId === null))
    return unknownFinding(staleAdapters, WHAT, 'Which adapters Windows has is not written.', { key: NETWORK_CLASS });
  return finding(
    staleAdapters,
    'warning',
    `${counted(fixed.length, 'adapter')} that Windows no longer has, with a fixed address`,
    {
      detail:
        'Windows complains when the same address is set on another adapter, and takes the left-over into account when it names adapters.',
      evidence: fixed.map(({ key, addresses }) => ({ where: { key, value: 'IPAddress' }, text: addresses.join(', ') })),
      fix: staleAdapters.remedy,
      breaks: 'agentStart',
      prediction: 'cannotTell',
    },
  );
}
