import { invariant } from '../../shared/base/assert.ts';
import { parseVolumePath, type VolumePath } from '../../shared/base/winPath.ts';
import { failure, problem, success, type Outcome } from '../../shared/model/diagnostic.ts';
import type { Phase, Run } from '../../shared/model/simulation.ts';
import type { Found } from '../../shared/model/volume.ts';
import { encodeDword, encodeString } from '../registry/values.ts';
import { OverlayRegistry } from '../registry/overlay.ts';
import { readText, valueOrNull } from '../subject/lookup.ts';
import type { Subject } from '../subject/subject.ts';
import { OverlayFs } from '../volume/overlayFs.ts';
import { BUNDLE_CONFIG, CONFIG_XML, EC2CONFIG_FOLDER, type RunInputs } from './inputs.ts';
import { Machine, SETUP_STATE, TERMINAL_SERVER, type SimulatedAccount } from './machine.ts';
import { openAnswerFile, openBundle, openConfigXml } from './runFiles.ts';
import { simulate, type RunProgress } from './run.ts';

export interface RunOptions {
  /** Go on from where the volume stands, in place of a new run of its source image. */
  readonly resume: boolean;
}

const REG_SZ = 1;
const REG_DWORD = 4;

/**
 * Prepares the simulated run of a volume. A volume in the middle of a run is taken back to the assumed start of its
 * source image, unless `resume` asks to go on. Problems: `no-ec2config`, `settings-file-unreadable`,
 * `nothing-to-resume`.
 */
export function prepareRun(subject: Subject, options: RunOptions): Outcome<Generator<RunProgress, Run>> {
  const from = options.resume ? resumePhase(subject) : success<Phase>('prepare');
  if (!from.ok) return from;
  const machine = startMachine(subject);
  const assumptions = options.resume ? [RESUME_NOTE] : assumeStart(subject, machine);
  const inputs = readInputs(subject, assumptions);
  if (!inputs.ok) return inputs;
  for (const plugin of inputs.value.config.plugins) machine.assume('plugin', plugin.name, plugin.value);
  return success(simulate(inputs.value, machine, from.value));
}

const RESUME_NOTE = 'The run goes on from the image state of the volume; what happened before is not simulated.';

function readInputs(subject: Subject, assumptions: readonly string[]): Outcome<RunInputs> {
  const { fs, report } = subject;
  const agent = report.agents.find((candidate) => candidate.kind === 'ec2config');
  if (agent === undefined)
    return failure(
      problem('input', 'no-ec2config', 'This volume has no EC2Config, so its run cannot be simulated.', {
        detail: 'This version simulates the chain of EC2Config (Windows Server 2008 to 2012 R2).',
        fix: 'Open a volume with EC2Config, or look at the checklist and the logs of this one.',
      }),
    );
  const bundle = openBundle(fs, BUNDLE_CONFIG);
  if (bundle.kind !== 'found') return unreadable(BUNDLE_CONFIG, bundle);
  const config = openConfigXml(fs, CONFIG_XML);
  if (config.kind !== 'found') return unreadable(CONFIG_XML, config);
  const sysprep = bundle.value.sysprepFor(report.windows.kernel ?? '6.3');
  const answerPath = answerFilePath(sysprep?.answerFilePath?.value ?? 'sysprep2008.xml');
  const architecture = architectureOf(subject);
  const answer = openAnswerFile(fs, answerPath, architecture);
  if (answer.kind === 'unreadable') return unreadable(answerPath, answer);
  return success({
    bundle: bundle.value,
    config: config.value,
    sysprep,
    answerPath,
    answer: answer.kind === 'found' ? answer.value : null,
    architecture,
    agentVersion: agent.version,
    kernel: report.windows.kernel,
    hibernationSwitchedOff: agent.version === null ? null : atLeast(agent.version, [4, 9, 3160]),
    assumptions,
  });
}

function unreadable(path: VolumePath, found: Exclude<Found<unknown>, { kind: 'found' }>): Outcome<never> {
  if (found.kind === 'unreadable') return failure(found.problem);
  return failure(
    problem('input', 'settings-file-missing', `${path} is not on the volume, so the run cannot be simulated.`, {
      where: [{ file: path }],
      fix: 'Install EC2Config again on the source machine, or copy the file from a volume of the same version.',
    }),
  );
}

/** AnswerFilePath is relative to the install folder unless it names a drive. Source: ec2config facts, section 3.2 (inferred). */
function answerFilePath(text: string): VolumePath {
  const absolute = /^([A-Za-z]:|[\\/]|%)/.test(text);
  const parsed = parseVolumePath(absolute ? text : `${EC2CONFIG_FOLDER}/${text}`);
  return parsed.kind === 'path' ? parsed.path : text;
}

/** The processor architecture of the installed Windows, in the words of an answer file. */
function architectureOf({ registry }: Subject): string {
  const environment = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment';
  return (valueOrNull(readText(registry, environment, 'PROCESSOR_ARCHITECTURE')) ?? 'amd64').toLowerCase();
}

function atLeast(version: string, wanted: readonly number[]): boolean {
  const parts = version.split('.').map(Number);
  for (const [index, part] of wanted.entries()) {
    const own = parts[index] ?? 0;
    if (own !== part) return own > part;
  }
  return true;
}

function startMachine(subject: Subject): Machine {
  const accounts = subject.accounts.kind === 'found' ? subject.accounts.value : [];
  const machine = new Machine(
    new OverlayRegistry(subject.registry),
    new OverlayFs(subject.fs),
    accounts.map(simulated),
  );
  machine.assume('power', 'machine', 'On');
  machine.assume('identity', 'computer name', subject.report.computerName ?? 'Cannot tell');
  if (subject.machineSid !== null) machine.assume('identity', 'machine SID', subject.machineSid);
  if (subject.registry.key('HKLM\\SYSTEM\\Setup').kind !== 'found') {
    machine.uncertain.set('rdp', 'the SYSTEM hive could not be read');
    machine.mightStop(
      'The SYSTEM hive could not be read, so another answer file may win at first boot.',
      'specialize-start',
    );
  }
  if (subject.accounts.kind !== 'found') machine.uncertain.set('password', 'the SAM hive could not be read');
  return machine;
}

function simulated(account: {
  rid: number;
  name: string;
  disabled: boolean;
  administrator: boolean;
}): SimulatedAccount {
  return {
    name: account.name,
    rid: account.rid,
    enabled: !account.disabled,
    administrator: account.administrator || account.rid === 500,
    password: account.disabled ? 'unknown' : 'known',
  };
}

/** Takes a machine that stands in the middle of a run back to where its source image stood; tells what was assumed. */
function assumeStart(subject: Subject, machine: Machine): readonly string[] {
  const state = valueOrNull(subject.imageState);
  const assumptions = [
    'The passwords of the local accounts are known to somebody before the run.',
    'The instance is launched with an RSA key pair and reaches the metadata service.',
  ];
  if (state === 'IMAGE_STATE_COMPLETE') return assumptions;
  machine.registry.setValue(SETUP_STATE, 'ImageState', REG_SZ, encodeString('IMAGE_STATE_COMPLETE'));
  machine.registry.setValue(TERMINAL_SERVER, 'fDenyTSConnections', REG_DWORD, encodeDword(0));
  invariant(machine.imageState === 'IMAGE_STATE_COMPLETE', 'the assumed image state is set');
  return [
    `The volume stands in the middle of a run (image state ${state ?? 'not set'}). A new run of its source image is simulated.`,
    'Its source image: image state complete, Remote Desktop open, the accounts, profiles and settings files of this volume.',
    ...assumptions,
  ];
}

/** Where a volume that stands in the middle of a run goes on. Source: sysprep facts, section 4.1. */
function resumePhase(subject: Subject): Outcome<Phase> {
  switch (valueOrNull(subject.imageState)) {
    case 'IMAGE_STATE_GENERALIZE_RESEAL_TO_OOBE':
    case 'IMAGE_STATE_UNDEPLOYABLE':
      return success('specialize');
    case 'IMAGE_STATE_SPECIALIZE_RESEAL_TO_OOBE':
      return success('oobe');
    default:
      return failure(
        problem(
          'input',
          'nothing-to-resume',
          `The volume does not stand in the middle of a run: its image state is ${valueOrNull(subject.imageState) ?? 'not set'}.`,
          {
            fix: 'Simulate a new run: leave "resume" out.',
          },
        ),
      );
  }
}
