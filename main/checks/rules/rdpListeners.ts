import { counted } from '../../../shared/text/numberWords.ts';
import type { Evidence } from '../../../shared/model/diagnostic.ts';
import { isStandard, readListeners, type Listener } from '../../subject/listeners.ts';
import { hiveWhole } from '../../subject/lookup.ts';
import { STATIONS } from '../../subject/remoteDesktop.ts';
import { damagedFinding, finding, judgeFound, type CheckFinding, type CheckRule } from '../rule.ts';

/** One listener that is on, with a port of its own. Source: EC2Rescue facts, section 1.6. */
export const rdpListeners: CheckRule = {
  id: 'rdp-listeners',
  area: 'remoteDesktop',
  grade: 'recommended',
  mayBreak: 'ready',
  question: 'Does every listener for Remote Desktop stand as it should?',
  remedy: 'Remove the listener of the other product, or give it a port of its own.',
  source: [{ document: 'Rules of a public cloud checker for the keys below WinStations', certainty: 'observed' }],
  run({ registry, report }) {
    const where = { key: STATIONS };
    return judgeFound(rdpListeners, WHAT, readListeners(registry), where, (found) => {
      if (!hiveWhole(report, 'SYSTEM')) return damagedFinding(rdpListeners, WHAT, 'SYSTEM', where);
      return found === null ? nothingListens([]) : judge(found);
    });
  },
};

const WHAT = 'What listens for Remote Desktop';

function judge(listeners: readonly Listener[]): CheckFinding {
  const evidence = listeners.map(evidenceOf);
  const on = listeners.filter(({ enabled }) => enabled !== 0);
  const [first] = on;
  if (first === undefined) return nothingListens(evidence);
  const shared = on.find((each) => on.some((other) => other !== each && sharesPort(each, other)));
  if (shared !== undefined)
    return wrong(`Two listeners share the port ${shared.port ?? ''}`, evidence, {
      detail: 'Connections are accepted and dropped at once, since the wrong one of them answers.',
      fix: rdpListeners.remedy,
    });
  const full = on.find(({ maxInstances }) => maxInstances === 0);
  if (full !== undefined)
    return wrong(`The listener ${full.name} allows no connection: MaxInstanceCount is 0`, evidence, {
      detail: 'It answers, and nobody gets a session.',
      fix: 'Set MaxInstanceCount to 4294967295 (no limit) on the source machine.',
    });
  if (!on.some(isStandard))
    return wrong(`RDP-Tcp does not listen; ${first.name} does`, evidence, {
      detail: 'Only a listener of another product is left, which its licence or removal may take away.',
      fix: 'Set fEnableWinStation of RDP-Tcp to 1 on the source machine.',
    });
  return finding(rdpListeners, 'pass', `${counted(on.length, 'listener')} for Remote Desktop: ${names(on)}`, {
    evidence,
  });
}

function sharesPort(one: Listener, other: Listener): boolean {
  return one.port !== null && one.port === other.port;
}

function names(listeners: readonly Listener[]): string {
  return listeners.map(({ name, port }) => (port === null ? name : `${name} on port ${port}`)).join(', ');
}

function nothingListens(evidence: readonly Evidence[]): CheckFinding {
  return wrong(
    'No listener for Remote Desktop is on',
    evidence.length > 0 ? evidence : [{ where: { key: STATIONS }, text: 'no station but the console' }],
    {
      detail: 'Nobody reaches a new instance by Remote Desktop, and no script of the agent changes this.',
      fix: 'Set fEnableWinStation of RDP-Tcp to 1 on the source machine; where the key is missing, export it from a machine of the same Windows.',
    },
  );
}

function wrong(
  title: string,
  evidence: readonly Evidence[],
  parts: { readonly detail: string; readonly fix: string },
): CheckFinding {
  return finding(rdpListeners, 'warning', title, { ...parts, evidence, breaks: 'ready', prediction: 'likely' });
}

function evidenceOf({ key, enabled, port, maxInstances, driver }: Listener): Evidence {
  const shown = [
    `fEnableWinStation = ${enabled ?? 'not there'}`,
    `PortNumber = ${port ?? 'not there'}`,
    ...(maxInstances === null ? [] : [`MaxInstanceCount = ${maxInstances}`]),
    ...(driver === null ? [] : [driver]),
  ];
  return { where: { key }, text: shown.join(', ') };
}
