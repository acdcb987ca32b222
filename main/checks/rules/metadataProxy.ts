import { hiveWhole } from '../../subject/lookup.ts';
import { bypasses, INTERNET, machineProxies, type MachineProxy } from '../../subject/proxies.ts';
import { damagedFinding, finding, unreadableFinding, type CheckRule } from '../rule.ts';

/** No proxy of the machine catches the metadata service. Source: failure modes FM-25; ec2config facts, section 3.9. */
export const metadataProxy: CheckRule = {
  id: 'metadata-proxy',
  area: 'network',
  grade: 'recommended',
  mayBreak: 'agentStart',
  question: 'Does no proxy stand before the metadata service?',
  remedy: 'Add 169.254.169.254 to the addresses that go past the proxy.',
  source: [
    {
      document: 'AWS, Common messages troubleshooting Windows instances; EC2Config (proxy settings)',
      certainty: 'documented',
    },
    { document: 'The form of the values of Windows for a proxy of the machine', certainty: 'observed' },
  ],
  run({ registry, fs, report }) {
    const read = machineProxies(registry, fs);
    const proxies = read.filter((each) => 'of' in each);
    const caught = proxies.find((proxy) => missing(proxy).length > 0);
    if (caught !== undefined)
      return finding(metadataProxy, 'warning', `A proxy of ${caught.of} takes ${missing(caught).join(', ')}`, {
        detail:
          'The agent then waits for the metadata service, or activation fails: these addresses answer on the machine itself only.',
        evidence: proxies.map(evidenceOf),
        fix: `Add ${missing(caught).join(', ')} to the addresses that go past the proxy.`,
        breaks: 'agentStart',
        prediction: 'likely',
      });
    const problem = read.find((each) => 'diagnostic' in each);
    if (problem !== undefined) return unreadableFinding(metadataProxy, WHAT, problem, { key: INTERNET });
    for (const hive of ['SYSTEM', 'SOFTWARE'])
      if (!hiveWhole(report, hive)) return damagedFinding(metadataProxy, WHAT, hive, { key: INTERNET });
    return finding(
      metadataProxy,
      'pass',
      proxies.length === 0 ? 'The machine has no proxy' : 'The metadata service goes past the proxies of the machine',
      {
        evidence:
          proxies.length === 0
            ? [{ where: { key: INTERNET }, text: 'no proxy here nor in the other places known' }]
            : proxies.map(evidenceOf),
      },
    );
  },
};

const WHAT = 'Whether a proxy stands before the metadata service';
const METADATA = '169.254.169.254';
/** The bypass list of EC2Config needs the addresses of activation too. */
const OF_EC2CONFIG = [METADATA, '169.254.169.250', '169.254.169.251'];

function missing(proxy: MachineProxy): readonly string[] {
  const needed = proxy.of === 'EC2Config' ? OF_EC2CONFIG : [METADATA];
  return needed.filter((address) => !bypasses(proxy, address));
}

function evidenceOf({ of, where, bypass }: MachineProxy) {
  return { where, text: `proxy of ${of}, past it: ${bypass.length === 0 ? 'nothing' : bypass.join(', ')}` };
}
