import { invariant } from '../../shared/base/assert.ts';
import type { VolumePath } from '../../shared/base/winPath.ts';
import { failure, problem, success, type Outcome, type Problem } from '../../shared/model/diagnostic.ts';
import type { Phase, Run } from '../../shared/model/simulation.ts';
import type { Found } from '../../shared/model/volume.ts';
import { encodeDword, encodeString } from '../registry/values.ts';
import { OverlayRegistry } from '../registry/overlay.ts';
import { readNumber, readText, valueOrNull } from '../subject/lookup.ts';
import type { Subject } from '../subject/subject.ts';
import { OverlayFs } from '../volume/overlayFs.ts';
import { BUNDLE_CONFIG, calledAnswerFile } from '../subject/answerFileSearch.ts';
import { agentForBuild } from '../subject/windowsVersions.ts';
import { CONFIG_XML, type RunInputs } from './inputs.ts';
import { parseSwitches } from './switches.ts';
import { Machine, SETUP_STATE, TERMINAL_SERVER, type SimulatedAccount } from './machine.ts';
import { openAnswerFile } from './runAnswerFile.ts';
import { openBundle, openConfigXml } from './runFiles.ts';
import { simulate, type RunProgress } from './run.ts';

export interface RunOptions {
  /** Go on from where the volume stands, in place of a new run of its source image. */
  readonly resume: boolean;
}

const REG_SZ = 1;
const REG_DWORD = 4;

/**
 * Prepares the simulated run of a volume. A volume in the middle of a run is taken back to the assumed start of its
 * source image, unless `resume` asks to go on. Problems: `no-ec2config`, `settings-file-missing`,
 * `settings-file-unusable`, `answer-file-elsewhere`, `nothing-to-resume`, and why a file cannot be read.
 */
export function prepareRun(subject: Subject, options: RunOptions): Outcome<Generator<RunProgress, Run>> {
  const from = options.resume ? resumePoint(subject) : success<ResumePoint>({ phase: 'prepare', note: '' });
  if (!from.ok) return from;
  const machine = startMachine(subject);
  const assumptions = options.resume ? [from.value.note] : assumeStart(subject, machine);
  const inputs = readInputs(subject, options.resume, [...assumptions, ...agentNotes(subject)]);
  if (!inputs.ok) return inputs;
  for (const plugin of inputs.value.config.plugins) machine.assume('plugin', plugin.name, plugin.value);
  return success(simulate(inputs.value, machine, from.value.phase));
}

function readInputs(subject: Subject, resumed: boolean, assumptions: readonly string[]): Outcome<RunInputs> {
  const { fs, report } = subject;
  const agent = report.agents.find((candidate) => candidate.kind === 'ec2config');
  if (agent === undefined) return noAgent();
  const bundle = usable(openBundle(fs, BUNDLE_CONFIG), BUNDLE_CONFIG);
  if (!bundle.ok) return bundle;
  const config = usable(openConfigXml(fs, CONFIG_XML), CONFIG_XML);
  if (!config.ok) return config;
  const answerPath = calledPath(subject);
  if (!answerPath.ok) return answerPath;
  const architecture = architectureOf(subject);
  const answer = openAnswerFile(fs, answerPath.value, architecture);
  if (answer.kind === 'unreadable') return failure(answer.problem);
  const sysprep = bundle.value.sysprepFor(report.windows.kernel ?? '6.3');
  return success({
    bundle: bundle.value,
    config: config.value,
    sysprep,
    switches: parseSwitches(sysprep?.switches?.value ?? DEFAULT_SWITCHES),
    answerPath: answerPath.value,
    answer: answer.kind === 'found' ? answer.value : null,
    resumed,
    machineSid: subject.machineSid,
    architecture,
    agentVersion: agent.version,
    kernel: report.windows.kernel,
    hibernationSwitchedOff: agent.version === null ? null : atLeast(agent.version, [4, 9, 3160]),
    assumptions,
  });
}

/** Source: ec2config facts, section 3.2. */
const DEFAULT_SWITCHES = '/oobe /shutdown /generalize';

function noAgent(): Outcome<never> {
  return failure(
    problem('input', 'no-ec2config', 'This volume has no EC2Config, so its run cannot be simulated.', {
      detail: 'This version simulates the chain of EC2Config (Windows Server 2008 to 2012 R2).',
      fix: 'Open a volume with EC2Config, or look at the checklist and the logs of this one.',
    }),
  );
}

/** A settings file that must be there, be readable and be what its name says. */
function usable<T extends { readonly damage: string | null }>(found: Found<T>, path: VolumePath): Outcome<T> {
  if (found.kind === 'unreadable') return failure(found.problem);
  if (found.kind === 'absent')
    return failure(
      problem('input', 'settings-file-missing', `${path} is not on the volume, so the run cannot be simulated.`, {
        where: [{ file: path }],
        fix: 'Install EC2Config again on the source machine, or copy the file from a volume of the same version.',
      }),
    );
  if (found.value.damage === null) return success(found.value);
  return failure(
    problem(
      'input',
      'settings-file-unusable',
      `${path} cannot be used, so the run cannot be simulated: ${found.value.damage}`,
      {
        where: [{ file: path }],
        fix: 'Open the file in Configure; its problems are listed with line and column.',
      },
    ),
  );
}

function calledPath({ fs, report }: Subject): Outcome<VolumePath> {
  const called = calledAnswerFile(fs, report.windows.kernel);
  if (called.kind === 'unreadable') return failure(called.problem);
  if (called.kind === 'found' && called.value.path !== null) return success(called.value.path);
  const written = called.kind === 'found' ? called.value.written : 'nothing';
  return failure(
    problem('input', 'answer-file-elsewhere', `AnswerFilePath names ${written}, which is not on this volume.`, {
      where: [{ file: BUNDLE_CONFIG }],
      fix: 'Name a file on drive C:, or one relative to the folder of EC2Config.',
    }),
  );
}

/** Files of EC2Config do not prove that it is in charge. Source: ec2config facts, section 1. */
function agentNotes({ report }: Subject): readonly string[] {
  const others = report.agents.filter((agent) => agent.kind === 'ec2launch1' || agent.kind === 'ec2launch2');
  const wanted = agentForBuild(report.windows.build);
  if (others.length === 0 && (wanted === null || wanted === 'ec2config')) return [];
  const why =
    others.length > 0 ? 'another launch agent is on the volume' : 'AWS images of this Windows carry another agent';
  return [`EC2Config is assumed to be in charge, although ${why}. The run of that agent is not simulated.`];
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
  const accounts = subject.accounts.kind === 'found' ? subject.accounts.value : null;
  const machine = new Machine(
    new OverlayRegistry(subject.registry),
    new OverlayFs(subject.fs),
    accounts?.map(simulated) ?? null,
  );
  machine.assume('power', 'machine', 'On');
  machine.assume('identity', 'computer name', subject.report.computerName ?? 'Cannot tell');
  if (subject.machineSid !== null) machine.assume('identity', 'machine SID', subject.machineSid);
  if (subject.registry.key('HKLM\\SYSTEM\\Setup').kind !== 'found') {
    machine.uncertain.set('rdp', 'the SYSTEM hive could not be read');
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

interface ResumePoint {
  readonly phase: Phase;
  /** What is assumed about the point. */
  readonly note: string;
}

/**
 * Where a volume that stands in the middle of a run goes on. UNDEPLOYABLE stands in generalize, specialize and OOBE
 * alike; the generalization state and the completion of setup.exe tell them apart. Source: sysprep facts, section 4.
 */
function resumePoint(subject: Subject): Outcome<ResumePoint> {
  const state = valueOrNull(subject.imageState);
  const status = (key: string, name: string) =>
    valueOrNull(readNumber(subject.registry, `HKLM\\SYSTEM\\Setup\\Status\\${key}`, name));
  switch (state) {
    case 'IMAGE_STATE_GENERALIZE_RESEAL_TO_OOBE':
      return success({
        phase: 'specialize',
        note: 'The run goes on with the first boot; what happened before is not simulated.',
      });
    case 'IMAGE_STATE_SPECIALIZE_RESEAL_TO_OOBE':
      return success({ phase: 'oobe', note: 'The run goes on with OOBE; what happened before is not simulated.' });
    case 'IMAGE_STATE_UNDEPLOYABLE':
      return undeployable(status('SysprepStatus', 'GeneralizationState'), status('ChildCompletion', 'setup.exe'));
    default:
      return failure(nothingToResume(state));
  }
}

function undeployable(generalization: number | null, setup: number | null): Outcome<ResumePoint> {
  if (generalization === 3)
    return failure(nothingToResume('IMAGE_STATE_UNDEPLOYABLE, with a generalize pass that did not finish'));
  if (setup === 3)
    return success({ phase: 'oobe', note: 'Assumed: the volume stands in OOBE, since setup.exe is done.' });
  return success({
    phase: 'specialize',
    note: 'Assumed: the volume stands in specialize; how far it had come is not known.',
  });
}

function nothingToResume(state: string | null): Problem {
  const audit = state?.endsWith('_TO_AUDIT') === true;
  return problem(
    'input',
    'nothing-to-resume',
    `There is no run to go on with: the image state is ${state ?? 'not set'}.`,
    {
      detail: audit ? 'The image goes to audit mode next, which this version does not simulate.' : '',
      fix: 'Simulate a new run: leave "resume" out.',
    },
  );
}
