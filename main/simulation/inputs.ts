import type { VolumePath } from '../../shared/base/winPath.ts';
import type { Found } from '../../shared/model/volume.ts';
import { CACHED_ANSWER_FILE, EC2CONFIG_FOLDER, searchFirstBoot } from '../subject/answerFileSearch.ts';
import type { Machine } from './machine.ts';
import type { SysprepSwitches } from './switches.ts';
import { openAnswerFile, type RunAnswerFile } from './runAnswerFile.ts';
import type { RunBundle, RunConfigXml, RunSysprepBlock } from './runFiles.ts';

export const CONFIG_XML: VolumePath = `${EC2CONFIG_FOLDER}/Settings/Config.xml`;
export const SETUP_COMPLETE: VolumePath = 'Windows/Setup/Scripts/SetupComplete.cmd';

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
  /** The run goes on from where the volume stands. */
  readonly resumed: boolean;
  readonly switches: SysprepSwitches;
  /** SID of the source machine, whose profiles the image carries; null when it is not known. */
  readonly machineSid: string | null;
  readonly architecture: string;
  readonly agentVersion: string | null;
  readonly kernel: string | null;
  /** Whether this agent switches hibernation off (since 4.9.3160); null when its version is not known. */
  readonly hibernationSwitchedOff: boolean | null;
  /** What was assumed about the start, for the user to see. */
  readonly assumptions: readonly string[];
}

/**
 * The answer file that Windows finds for a pass of the first boot: the implicit search over the simulated volume.
 * The cached copy that this very run wrote is the run's own answer file, so that causes name the file people edit.
 * Where another file may win, the end of the run is open.
 */
export function firstBootAnswerFile(inputs: RunInputs, machine: Machine, pass: string): RunAnswerFile | null {
  const { hit, doubts } = searchFirstBoot(machine.registry, pass, (path) => candidate(inputs, machine, path));
  for (const doubt of doubts) machine.mightStop(doubt, 'specialize-start');
  return hit?.answer ?? null;
}

function candidate(inputs: RunInputs, machine: Machine, path: VolumePath): Found<RunAnswerFile> {
  if (path === CACHED_ANSWER_FILE && machine.cachedAnswerFile !== null)
    return inputs.answer === null ? { kind: 'absent' } : { kind: 'found', value: inputs.answer };
  return openAnswerFile(machine.files, path, inputs.architecture);
}
