import type { Evidence } from '../../../shared/model/diagnostic.ts';
import { readAnswerFile, readBoolean } from '../../config/answerFile.ts';
import type { ConfigDocument } from '../../config/document.ts';
import { readArchitecture } from '../../subject/identity.ts';
import type { Subject } from '../../subject/subject.ts';
import { answerFileRule } from '../answerFileRule.ts';
import { finding, unknownFinding, type CheckFinding } from '../rule.ts';

const WHAT = 'Whether generalize keeps the drivers';

/** Generalize keeps the drivers of devices, also of those that are not there. Source: failure modes FM-113. */
export const persistDevices = answerFileRule({
  id: 'persist-devices',
  area: 'drivers',
  grade: 'recommended',
  mayBreak: 'specialize',
  question: 'Does generalize keep the drivers of all devices?',
  remedy:
    'Set PersistAllDeviceInstalls and DoNotCleanUpNonPresentDevices to true in the generalize pass of the answer file of the agent.',
  source: [
    { document: 'AWS, Create a standard Amazon Machine Image Using Sysprep', certainty: 'stated' },
    { document: 'What Windows removes otherwise', certainty: 'inferred' },
  ],
  what: WHAT,
  judge,
});

const SETTINGS = ['PersistAllDeviceInstalls', 'DoNotCleanUpNonPresentDevices'] as const;

function judge(config: ConfigDocument, { registry }: Subject): CheckFinding {
  if (config.xml?.wellFormed !== true)
    return unknownFinding(persistDevices, WHAT, 'The answer file of the agent is damaged.', { file: config.path });
  const answer = readAnswerFile(config, readArchitecture(registry));
  const found = SETTINGS.map((name) => ({
    name,
    value: answer.get('generalize', 'Microsoft-Windows-PnpSysprep', name),
  }));
  const evidence = found.map(({ name, value }): Evidence => ({
    where: { file: config.path, ...(value === null ? {} : { line: value.line }) },
    text: value === null ? `no ${name}` : `${name} = ${value.value}`,
  }));
  const lost = found.filter(({ value }) => readBoolean(value?.value) !== true).map(({ name }) => name);
  if (lost.length === 0)
    return finding(persistDevices, 'pass', 'Generalize keeps the drivers of all devices', { evidence });
  return finding(persistDevices, 'warning', `The answer file does not set ${lost.join(' and ')} to true`, {
    detail:
      'Windows then removes devices with their drivers and looks for them anew: a long first boot, or no network or disk on another instance type.',
    evidence,
    fix: `Set ${lost.join(' and ')} to true in the generalize pass of ${config.path}.`,
    breaks: 'specialize',
    prediction: 'likely',
  });
}
