import { toWindowsPath, type VolumePath } from '../../shared/base/winPath.ts';
import { problem } from '../../shared/model/diagnostic.ts';
import type { Found } from '../../shared/model/volume.ts';
import {
  BUNDLE_CONFIG,
  CACHED_ANSWER_FILE,
  EC2CONFIG_FOLDER,
  firstBootCandidates,
  searchFirstBoot,
} from '../subject/answerFileSearch.ts';
import type { DomainMembership } from '../subject/domainMembership.ts';
import type { CalledAnswer, Machine } from './machine.ts';
import { openAnswerFile, type RunAnswerFile } from './runAnswerFile.ts';
import type { RunBundle, RunConfigXml, RunSysprepBlock } from './runFiles.ts';
import type { SysprepSwitches } from './switches.ts';

export const CONFIG_XML: VolumePath = `${EC2CONFIG_FOLDER}/Settings/Config.xml`;
export const SETUP_COMPLETE: VolumePath = 'Windows/Setup/Scripts/SetupComplete.cmd';
/** Source: ec2config facts, section 3.2. */
export const DEFAULT_SWITCHES = '/oobe /shutdown /generalize';

/** The answer file that the sysprep call names; it need not exist. */
export interface NamedAnswer {
  /** As BundleConfig.xml writes it. */
  readonly written: string;
  /** Null where it is not on this volume. */
  readonly path: VolumePath | null;
}

/** What a run is made from: the volume's own files, each setting with its place. */
export interface RunInputs {
  readonly bundle: RunBundle;
  /** The block that this Windows uses; null when the file has none. */
  readonly sysprep: RunSysprepBlock | null;
  readonly config: RunConfigXml;
  readonly answerFile: NamedAnswer;
  /** The run goes on from where the volume stands. */
  readonly resumed: boolean;
  readonly switches: SysprepSwitches;
  /** SID of the source machine, whose profiles the image carries; null when it is not known. */
  readonly machineSid: string | null;
  /** Whether ProfileList was read from a sound hive: else a profile key that is not in the list may exist. */
  readonly profilesComplete: boolean;
  /** Whether the source machine is in a domain. */
  readonly domain: DomainMembership;
  readonly architecture: string;
  readonly agentVersion: string | null;
  readonly kernel: string | null;
  /** Whether this agent switches hibernation off (since 4.9.3160); null when its version is not known. */
  readonly hibernationSwitchedOff: boolean | null;
  /** What was assumed about the start, for the user to see. */
  readonly assumptions: readonly string[];
}

/** The answer file of the sysprep call: as sysprep.exe read it, or, before that, as it stands on the simulated volume. */
export function calledAnswer(inputs: RunInputs, machine: Machine): CalledAnswer {
  if (machine.calledAnswer !== null) return machine.calledAnswer;
  const { path, written } = inputs.answerFile;
  if (path !== null) return openAnswerFile(machine.files, path, inputs);
  const elsewhere = problem(
    'input',
    'answer-file-elsewhere',
    `AnswerFilePath names ${written}, which is not on this volume.`,
    {
      where: [{ file: BUNDLE_CONFIG }],
      fix: 'Name a file on drive C:, or one relative to the folder of EC2Config.',
    },
  );
  return { kind: 'unreadable', problem: elsewhere };
}

/** The answer file of the sysprep call where it can be read; null where not. */
export function calledAnswerOrNull(inputs: RunInputs, machine: Machine): RunAnswerFile | null {
  const called = calledAnswer(inputs, machine);
  return called.kind === 'found' ? called.value : null;
}

/**
 * The answer file that Windows finds for a pass of the first boot: the implicit search over the simulated volume.
 * The cached copy that this very run wrote is the run's own answer file, so that causes name the file people edit.
 * Where another file may win, or Windows may refuse the one that does, the course of the run is open.
 */
export function firstBootAnswerFile(inputs: RunInputs, machine: Machine, pass: string): RunAnswerFile | null {
  const step = 'specialize-start';
  const { hit, doubts } = searchFirstBoot(machine.registry, pass, (path) => {
    const found = candidate(inputs, machine, path);
    if (found.kind === 'found' && found.value.refused !== null)
      machine.course.mightStop(`${found.value.refused}.`, step);
    return found;
  });
  for (const doubt of doubts) machine.course.mightDiffer(doubt, step);
  for (const reason of hit?.answer.mayBeRefused ?? [])
    machine.course.mightStop(`Windows may refuse the whole answer file: ${reason}.`, step);
  for (const place of firstBootCandidates(machine.registry)) {
    const where = machine.uncertain.aboutFile(place);
    if (where !== null)
      machine.course.mightDiffer(
        `Which answer file Windows finds, and what is in it, depends on a script (${where}): ${toWindowsPath(place)} may be another one.`,
        step,
      );
    if (place === hit?.place) break;
  }
  return hit?.answer ?? null;
}

function candidate(inputs: RunInputs, machine: Machine, path: VolumePath): Found<RunAnswerFile> {
  if (path === CACHED_ANSWER_FILE && machine.calledAnswer !== null) return machine.calledAnswer;
  return openAnswerFile(machine.files, path, inputs);
}
