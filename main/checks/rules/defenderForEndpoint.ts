import { readData, surely } from '../../subject/lookup.ts';
import { serviceStart, startEvidence } from '../../subject/serviceStart.ts';
import { finding, judgeFound, type CheckFinding, type CheckRule } from '../rule.ts';
import type { Subject } from '../../subject/subject.ts';

const KEY = 'HKLM\\SOFTWARE\\Microsoft\\Windows Advanced Threat Protection';
const PLACE = { key: KEY, value: 'senseGuid' };

/** The running sensor protects the value that generalize deletes. Source: failure modes FM-44. */
export const defenderForEndpoint: CheckRule = {
  id: 'defender-for-endpoint',
  area: 'providers',
  grade: 'required',
  mayBreak: 'generalize',
  question: 'Is the machine not onboarded to Defender for Endpoint?',
  remedy: 'Offboard the machine before Sysprep, and onboard each new instance on first boot.',
  source: [{ document: 'actions/runner-images #9659', certainty: 'observed' }],
  run(subject) {
    const { registry } = subject;
    const guid = surely(registry, KEY, readData(registry, KEY, 'senseGuid'));
    return judgeFound(defenderForEndpoint, 'Whether the machine is onboarded', guid, PLACE, (value) =>
      value === null
        ? finding(defenderForEndpoint, 'pass', 'The machine is not onboarded to Defender for Endpoint', {
            evidence: [{ where: PLACE, text: 'not present' }],
          })
        : onboarded(subject),
    );
  },
};

function onboarded({ registry }: Subject): CheckFinding {
  const sense = serviceStart(registry, 'Sense');
  const evidence = [{ where: PLACE, text: 'present' }, startEvidence(sense)];
  const fix = defenderForEndpoint.remedy;
  if (sense.kind === 'automatic' || sense.kind === 'manual')
    return finding(defenderForEndpoint, 'fail', 'The machine is onboarded to Defender for Endpoint', {
      detail:
        'The sensor protects its key, so generalize cannot delete senseGuid (0x5) and leaves the machine half done.',
      evidence,
      fix,
      breaks: 'generalize',
      prediction: 'likely',
    });
  return finding(defenderForEndpoint, 'warning', 'The machine was onboarded to Defender for Endpoint', {
    detail:
      'Its sensor does not start, so generalize can likely delete senseGuid. Whether it was offboarded is not told.',
    evidence,
    fix,
    breaks: 'generalize',
    prediction: 'cannotTell',
  });
}
