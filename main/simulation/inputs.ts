import type { VolumePath } from '../../shared/base/winPath.ts';
import { parseVolumePath } from '../../shared/base/winPath.ts';
import { readText, valueOrNull } from '../subject/lookup.ts';
import type { Machine } from './machine.ts';
import {
  openAnswerFile,
  type RunAnswerFile,
  type RunBundle,
  type RunConfigXml,
  type RunSysprepBlock,
} from './runFiles.ts';

/** Folder of EC2Config on every volume. Source: ec2config facts, section 1. */
export const EC2CONFIG_FOLDER = 'Program Files/Amazon/Ec2ConfigService';
export const BUNDLE_CONFIG: VolumePath = `${EC2CONFIG_FOLDER}/Settings/BundleConfig.xml`;
export const CONFIG_XML: VolumePath = `${EC2CONFIG_FOLDER}/Settings/Config.xml`;
export const SETUP_COMPLETE: VolumePath = 'Windows/Setup/Scripts/SetupComplete.cmd';
export const CACHED_ANSWER_FILE: VolumePath = 'Windows/Panther/unattend.xml';

/** What a run is made from: the volume's own files, each setting with its place. */
export interface RunInputs {
  readonly bundle: RunBundle;
  /** The block that this Windows uses; null when the file has none. */
  readonly sysprep: RunSysprepBlock | null;
  readonly config: RunConfigXml;
  /** The answer file of the sysprep call; null when it is not on the volume. */
  readonly answer: RunAnswerFile | null;
  /** Where that answer file was looked for. */
  readonly answerPath: VolumePath;
  readonly architecture: string;
  readonly agentVersion: string | null;
  readonly kernel: string | null;
  /** Whether this agent switches hibernation off (since 4.9.3160); null when its version is not known. */
  readonly hibernationSwitchedOff: boolean | null;
  /** What was assumed about the start, for the user to see. */
  readonly assumptions: readonly string[];
}

/** Places that Windows searches at first boot, in their order, after the registry. Source: answer file facts, section 6. */
const SEARCH: readonly VolumePath[] = [
  'Windows/Panther/Unattend/unattend.xml',
  'Windows/Panther/Unattend/autounattend.xml',
  CACHED_ANSWER_FILE,
  'Windows/System32/Sysprep/unattend.xml',
  'unattend.xml',
];

/**
 * The answer file that Windows finds for a pass of the first boot: the implicit search over the simulated volume.
 * The cached copy that this very run wrote is the run's own answer file, so that causes name the file people edit.
 */
export function firstBootAnswerFile(inputs: RunInputs, machine: Machine, pass: string): RunAnswerFile | null {
  const named = valueOrNull(readText(machine.registry, 'HKLM\\SYSTEM\\Setup', 'UnattendFile'));
  const first = named === null || named === '' ? null : parseVolumePath(named);
  const places = first?.kind === 'path' ? [first.path, ...SEARCH] : SEARCH;
  for (const path of places) {
    const answer = candidate(inputs, machine, path);
    if (answer?.usableFor(pass) === true) return answer;
  }
  return null;
}

function candidate(inputs: RunInputs, machine: Machine, path: VolumePath): RunAnswerFile | null {
  if (path === CACHED_ANSWER_FILE && machine.cachedAnswerFile !== null) return inputs.answer;
  const opened = openAnswerFile(machine.files, path, inputs.architecture);
  return opened.kind === 'found' ? opened.value : null;
}
