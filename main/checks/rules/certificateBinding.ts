import type { Evidence } from '../../../shared/model/diagnostic.ts';
import { hiveWhole, readData, subkeysOf, surely } from '../../subject/lookup.ts';
import { readListeners } from '../../subject/listeners.ts';
import { STATIONS } from '../../subject/remoteDesktop.ts';
import type { Subject } from '../../subject/subject.ts';
import type { Found } from '../../../shared/model/volume.ts';
import { damagedFinding, finding, unreadableFinding, type CheckRule } from '../rule.ts';

const WINRM = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\WSMAN\\Listener';

/** No service is bound to a certificate of this machine, whose key generalize takes away. Source: failure modes FM-21. */
export const certificateBinding: CheckRule = {
  id: 'certificate-binding',
  area: 'remoteDesktop',
  grade: 'recommended',
  mayBreak: 'ready',
  question: 'Is no listener bound to a certificate of this machine?',
  remedy: 'Remove the binding before imaging, and bind a certificate at the first boot of each instance.',
  source: [
    { document: 'hashicorp/packer #9410', certainty: 'observed' },
    { document: 'The documented places of the bindings of Remote Desktop and WinRM', certainty: 'inferred' },
  ],
  run(subject) {
    const found = [ofRemoteDesktop(subject), ofWinRm(subject)];
    for (const { bound, where } of found)
      if (bound.kind === 'unreadable') return unreadableFinding(certificateBinding, WHAT, bound.problem, where);
    for (const hive of ['SYSTEM', 'SOFTWARE'])
      if (!hiveWhole(subject.report, hive)) return damagedFinding(certificateBinding, WHAT, hive, { key: STATIONS });
    const evidence = found.flatMap(({ bound }) => (bound.kind === 'found' ? bound.value : []));
    if (evidence.length === 0)
      return finding(certificateBinding, 'pass', 'No listener is bound to a certificate', {
        evidence: found.map(({ where }) => ({ where, text: 'no binding' })),
      });
    return finding(certificateBinding, 'warning', 'A listener is bound to a certificate of this machine', {
      detail:
        'Keys of the machine do not survive generalize, so on a new instance the binding is left without a usable private key.',
      evidence,
      fix: certificateBinding.remedy,
      breaks: 'ready',
      prediction: 'likely',
    });
  },
};

const WHAT = 'Whether a listener is bound to a certificate';
const HASH = 'SSLCertificateSHA1Hash';

interface Looked {
  readonly where: { readonly key: string };
  readonly bound: Found<readonly Evidence[]>;
}

function ofRemoteDesktop({ registry }: Subject): Looked {
  const where = { key: STATIONS };
  const listeners = readListeners(registry);
  if (listeners.kind !== 'found') return { where, bound: listeners };
  const value = listeners.value.flatMap(({ key }) => {
    const hash = readData(registry, key, HASH);
    return hash.kind === 'found' ? [{ where: { key, value: HASH }, text: `${HASH} is set` }] : [];
  });
  return { where, bound: { kind: 'found', value } };
}

function ofWinRm({ registry }: Subject): Looked {
  const where = { key: WINRM };
  const listeners = subkeysOf(registry, WINRM);
  if (listeners.kind !== 'found') return { where, bound: surely(registry, WINRM, listeners) };
  const https = listeners.value.filter(({ name }) => /\+HTTPS$/i.test(name));
  return {
    where,
    bound: { kind: 'found', value: https.map(({ name, path: key }) => ({ where: { key }, text: name })) },
  };
}
