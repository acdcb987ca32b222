import type { Evidence } from '../../shared/model/diagnostic.ts';
import { readNumber, valueOrNull } from '../subject/lookup.ts';
import { DENY, POLICY, STATION, TERMINAL_SERVER } from '../subject/remoteDesktop.ts';
import { SERVICES } from '../subject/serviceStart.ts';
import type { Subject } from '../subject/subject.ts';
import { setNumber } from './registryWishes.ts';
import { closedRule } from './remoteDesktopRules.ts';
import type { Remedy } from './remedy.ts';

const SERVICE = `${SERVICES}\\TermService`;

/** What keeps connections out, and what lets them in; beside these only Windows' own rule of the firewall. */
const SWITCHES = [
  { key: TERMINAL_SERVER, name: DENY, closed: 1, open: 0, mends: ['rdp-state'] },
  // Manual is how Windows itself has it.
  { key: SERVICE, name: 'Start', closed: 4, open: 3, mends: ['rdp-state', 'rdp-service-start'] },
  { key: STATION, name: 'fEnableWinStation', closed: 0, open: 1, mends: ['rdp-state', 'rdp-listeners'] },
] as const;

/**
 * Opens Remote Desktop narrowly: the switch, its service and its listener, each only where it is closed, and
 * Windows' own rule for it where the firewall lets nothing in. The firewall itself and policies stay as they are. A generalized image is left alone, since the agent denies connections there on purpose until
 * its first boot. Source: failure modes FM-20; EC2Rescue facts, sections 1.2 and 1.6.
 */
export const remoteDesktopOpen: Remedy = {
  id: 'reopen-remote-desktop',
  find(subject) {
    if (subject.report.generalized.verdict === 'generalized') return null;
    const closed = SWITCHES.filter(
      ({ key, name, closed: shut }) => valueOrNull(readNumber(subject.registry, key, name)) === shut,
    );
    const rules = closedRule(subject);
    if (closed.length + rules.length === 0) return null;
    const policy = denyingPolicy(subject);
    return {
      title:
        policy === null
          ? 'Let Remote Desktop accept connections again'
          : 'Open Remote Desktop behind the policy that denies it',
      risk: 'needsThought',
      warning: [
        'Whoever reaches its port can then try to log on: see that every account has a password. The firewall stays on.',
        ...(subject.report.generalized.verdict === 'unknown' ? [UNTOLD] : []),
        ...(policy === null ? [] : [DENIED]),
      ].join(' '),
      changes: [...closed.map(({ key, name, open }) => setNumber(key, name, open)), ...rules.map(({ wish }) => wish)],
      because: [
        ...closed.map(({ key, name, closed: shut }) => ({ where: { key, value: name }, text: `${name} = ${shut}` })),
        ...rules.map(({ told }) => told),
        ...(policy === null ? [] : [policy]),
      ],
      source: [
        { document: 'AWS, EC2Rescue for Windows Server (rdp)', certainty: 'documented' },
        {
          document: 'AWS, Create a standard Amazon Machine Image Using Sysprep (BeforeSysprep.cmd)',
          certainty: 'stated',
        },
      ],
      mends: [...new Set(closed.flatMap(({ mends }) => mends)), ...rules.map(() => 'rdp-firewall')].filter(
        (check) => policy === null || check !== 'rdp-state',
      ),
    };
  },
};

const DENIED =
  'A policy denies connections. It wins over what is set here and is not changed: nobody gets in until it is lifted.';

const UNTOLD =
  'Whether the image is generalized could not be told: where it is, the agent has closed Remote Desktop on purpose until the first boot, in which the Administrator password is blank for a short time.';

function denyingPolicy({ registry }: Subject): Evidence | null {
  const denies = valueOrNull(readNumber(registry, POLICY, DENY)) === 1;
  return denies ? { where: { key: POLICY, value: DENY }, text: `${DENY} = 1, by policy` } : null;
}
