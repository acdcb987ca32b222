import type { Evidence } from '../../../shared/model/diagnostic.ts';
import { readAnswerFile, readBoolean } from '../../config/answerFile.ts';
import { BUNDLE_CONFIG, calledAnswerFile } from '../../subject/answerFileSearch.ts';
import { readArchitecture } from '../../subject/identity.ts';
import { openedFile } from '../../subject/openedFile.ts';
import type { ConfigDocument } from '../../config/document.ts';
import type { Subject } from '../../subject/subject.ts';
import { finding, unknownFinding, unreadableFinding, type CheckFinding, type CheckRule } from '../rule.ts';

/** Generalize keeps the drivers of devices, also of those that are not there. Source: failure modes FM-113. */
export const persistDevices: CheckRule = {
  id: 'persist-devices',
  area: 'drivers',
  grade: 'recommended',
  mayBreak: 'specialize',
  question: 'Does generalize keep the drivers of all devices?',
  source: [
    { document: 'AWS, Create a standard Amazon Machine Image Using Sysprep', certainty: 'stated' },
    { document: 'What Windows removes otherwise', certainty: 'inferred' },
  ],
  run(subject) {
    const called = calledAnswerFile(subject.fs, subject.report.windows.kernel);
    if (called.kind === 'unreadable')
      return unreadableFinding(persistDevices, WHAT, called.problem, { file: BUNDLE_CONFIG });
    if (called.kind === 'absent')
      return finding(
        persistDevices,
        'notApplicable',
        'No launch agent is on the volume that would name an answer file',
      );
    const { path, written, where } = called.value;
    if (path === null)
      return unknownFinding(persistDevices, WHAT, `The answer file "${written}" is not on this volume.`, where ?? {});
    const opened = openedFile(subject.fs, path);
    if (opened.kind === 'unreadable') return unreadableFinding(persistDevices, WHAT, opened.problem, { file: path });
    if (opened.kind === 'absent')
      return unknownFinding(persistDevices, WHAT, `${path}, the answer file of the sysprep call, is not there.`, {
        file: path,
      });
    if (opened.value.xml?.wellFormed !== true)
      return unknownFinding(persistDevices, WHAT, `${path} is damaged.`, { file: path });
    return judge(subject, opened.value);
  },
};

const WHAT = 'Whether generalize keeps the drivers';
const SETTINGS = ['PersistAllDeviceInstalls', 'DoNotCleanUpNonPresentDevices'] as const;

function judge({ registry }: Subject, config: ConfigDocument): CheckFinding {
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
