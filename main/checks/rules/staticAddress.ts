import { counted } from '../../../shared/text/numberWords.ts';
import { sameName } from '../../../shared/base/caseless.ts';
import type { RegistryView } from '../../../shared/model/registry.ts';
import { installedDevices, NETWORK_CLASS } from '../../subject/deviceClasses.ts';
import { INTERFACES, readInterfaces, type NetworkInterface } from '../../subject/interfaces.ts';
import { hiveWhole, valueOrNull } from '../../subject/lookup.ts';
import { damagedFinding, finding, judgeFound, unknownFinding, type CheckFinding, type CheckRule } from '../rule.ts';

/** No adapter has a fixed address. Source: failure modes FM-22; EC2Rescue facts, section 1.2 (DHCP on Ethernet). */
export const staticAddress: CheckRule = {
  id: 'static-address',
  area: 'network',
  grade: 'required',
  mayBreak: 'agentStart',
  question: 'Do all adapters get their address by DHCP?',
  remedy: 'Set EnableDHCP to 1 and delete NameServer, SubnetMask, IPAddress and DefaultGateway of the interface.',
  source: [{ document: 'AWS, Common messages troubleshooting Windows instances', certainty: 'documented' }],
  run({ registry, report }) {
    const where = { key: INTERFACES };
    return judgeFound(staticAddress, WHAT, readInterfaces(registry), where, (interfaces) => {
      const fixed = (interfaces ?? []).filter(({ dhcp, addresses }) => dhcp === 0 && addresses.length > 0);
      if (fixed.length > 0) return withFixed(fixed, areGone(fixed, registry));
      if (!hiveWhole(report, 'SYSTEM')) return damagedFinding(staticAddress, WHAT, 'SYSTEM', where);
      const untold = interfaces?.find(({ dhcp, addresses }) => dhcp === null && addresses.length > 0);
      if (untold !== undefined)
        return unknownFinding(
          staticAddress,
          WHAT,
          `An interface has the address ${untold.addresses.join(', ')}, and its EnableDHCP says neither 0 nor 1.`,
          { key: untold.key, value: 'EnableDHCP' },
          'Look at the adapters on the source machine: netsh interface ipv4 show addresses.',
        );
      return finding(staticAddress, 'pass', 'No adapter has a fixed address', {
        evidence: [{ where, text: counted(interfaces?.length ?? 0, 'interface') }],
      });
    });
  },
};

const WHAT = 'Whether an adapter has a fixed address';

/** Whether Windows has none of the adapters any more; not where it is not known which ones it has. */
function areGone(fixed: readonly NetworkInterface[], registry: RegistryView): boolean {
  const there = (valueOrNull(installedDevices(registry, NETWORK_CLASS)) ?? []).flatMap(
    ({ interfaceId }) => interfaceId ?? [],
  );
  return there.length > 0 && fixed.every(({ id }) => !there.some((each) => sameName(each, id)));
}

function withFixed(fixed: readonly NetworkInterface[], gone: boolean): CheckFinding {
  const what = gone ? ', which Windows no longer has,' : '';
  return finding(
    staticAddress,
    gone ? 'warning' : 'fail',
    fixed.length === 1
      ? `An adapter${what} has a fixed address`
      : `${fixed.length} adapters${what} have a fixed address`,
    {
      detail: gone
        ? 'An adapter that is gone takes no part in the network, unless the device comes back.'
        : 'A new instance keeps the address of the source machine: the agent waits for the metadata service, and nobody reaches the instance.',
      evidence: fixed.map(({ key, addresses, gateways }) => ({
        where: { key, value: 'EnableDHCP' },
        text: `EnableDHCP = 0, ${[...addresses, ...gateways.map((each) => `gateway ${each}`)].join(', ')}`,
      })),
      fix: staticAddress.remedy,
      breaks: 'agentStart',
      prediction: gone ? 'cannotTell' : 'likely',
    },
  );
}
