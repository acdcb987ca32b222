import { findNumber, findText } from '../../subject/lookup.ts';
import { SOFTWARE_PROTECTION } from '../../subject/skipRearm.ts';
import { finding, unreadableFinding, type CheckRule } from '../rule.ts';

const NAME = { key: SOFTWARE_PROTECTION, value: 'KeyManagementServiceName' };
const PORT = { key: SOFTWARE_PROTECTION, value: 'KeyManagementServicePort' };
const WHAT = 'Which server activates Windows';
/** The activation servers of EC2 and their port. Source: ec2config facts, section 12. */
const AWS_SERVERS = ['169.254.169.250', '169.254.169.251'];
const DEFAULT_PORT = '1688';

/** Windows is activated at the servers of EC2. Source: failure modes FM-30; ec2launch facts, section 2. */
export const kmsSettings: CheckRule = {
  id: 'kms-settings',
  area: 'licensing',
  grade: 'recommended',
  mayBreak: 'beforeReady',
  question: 'Does Windows ask the activation servers of EC2?',
  remedy:
    'On the source machine: slmgr.vbs /skms 169.254.169.250:1688, or keep the server where new instances can reach it.',
  source: [{ document: 'AWS, Common messages troubleshooting Windows instances', certainty: 'documented' }],
  run({ registry }) {
    const name = findText(registry, NAME.key, NAME.value);
    if (name.kind === 'unreadable') return unreadableFinding(kmsSettings, WHAT, name.problem, NAME);
    const port = readPort(registry);
    if (port.kind === 'unreadable') return unreadableFinding(kmsSettings, WHAT, port.problem, PORT);
    const server = name.kind === 'found' ? name.value.trim() : '';
    const number = port.kind === 'found' ? port.value : DEFAULT_PORT;
    const evidence = [
      { where: NAME, text: server === '' ? 'not present' : server },
      { where: PORT, text: port.kind === 'found' ? number : 'not present' },
    ];
    if (server === '')
      return finding(kmsSettings, 'pass', 'No activation server is set; the agent of EC2 sets it', { evidence });
    if (AWS_SERVERS.includes(server) && number === DEFAULT_PORT)
      return finding(kmsSettings, 'pass', 'Windows is activated at the servers of EC2', { evidence });
    return finding(kmsSettings, 'warning', `Windows asks ${server} on port ${number} for activation`, {
      detail:
        'On EC2 the servers are 169.254.169.250 and 169.254.169.251 on port 1688. With a licence of your own another server may be right.',
      evidence,
      fix: kmsSettings.remedy,
      breaks: 'beforeReady',
      prediction: 'cannotTell',
    });
  },
};

/** The port is a text; an older tool may have written a number. */
function readPort(registry: Parameters<typeof findText>[0]): ReturnType<typeof findText> {
  const text = findText(registry, PORT.key, PORT.value);
  const number = findNumber(registry, PORT.key, PORT.value);
  return number.kind === 'found' ? { kind: 'found', value: String(number.value) } : text;
}
