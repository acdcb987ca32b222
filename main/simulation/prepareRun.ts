import { toWindowsPath, type VolumePath } from '../../shared/base/winPath.ts';
import { failure, problem, success, type Outcome } from '../../shared/model/diagnostic.ts';
import type { Run } from '../../shared/model/simulation.ts';
import {
  AGENT_ANSWER_FILE,
  BUNDLE_CONFIG,
  ec2ConfigAnswerFile,
  EC2CONFIG_FOLDER,
} from '../subject/answerFileSearch.ts';
import { domainMembership } from '../subject/domainMembership.ts';
import { readArchitecture } from '../subject/identity.ts';
import type { Subject } from '../subject/subject.ts';
import { agentForBuild } from '../subject/windowsVersions.ts';
import { atLeast } from '../subject/versions.ts';
import { CONFIG_XML, DEFAULT_SWITCHES, type NamedAnswer, type RunInputs } from './inputs.ts';
import { assumePlugins } from './pluginStates.ts';
import { resumePoint, type ResumePoint } from './resume.ts';
import { simulate, type RunProgress } from './run.ts';
import { openBundle, openConfigXml, type RunBundle } from './runFiles.ts';
import { assumeResumed, assumeStart, startMachine } from './start.ts';
import { parseSwitches, type SysprepSwitches } from './switches.ts';

export interface RunOptions {
  /** Go on from where the volume stands, in place of a new run of its source image. */
  readonly resume: boolean;
}

const AGENT_PROGRAM: VolumePath = `${EC2CONFIG_FOLDER}/Ec2Config.exe`;
const AGENT_SIGNS: readonly VolumePath[] = [EC2CONFIG_FOLDER, AGENT_ANSWER_FILE, AGENT_PROGRAM];

/**
 * Prepares the simulated run of a volume. A volume in the middle of a run is taken back to the assumed start of its
 * source image, unless `resume` asks to go on. A settings file that is missing, damaged or cannot be read ends nothing:
 * what depends on it cannot be told. Problems: `no-ec2config`, why the folder of the agent cannot be looked into, and
 * `nothing-to-resume`.
 */
export function prepareRun(subject: Subject, options: RunOptions): Outcome<Generator<RunProgress, Run>> {
  const from = options.resume ? resumePoint(subject) : success<ResumePoint>({ phase: 'prepare', note: '' });
  if (!from.ok) return from;
  const machine = startMachine(subject);
  const assumptions = options.resume ? assumeResumed(machine, from.value.note) : assumeStart(subject, machine);
  const inputs = readInputs(subject, options.resume, [...assumptions, ...agentNotes(subject)]);
  if (!inputs.ok) return inputs;
  assumePlugins(inputs.value.config, machine);
  return success(simulate(inputs.value, machine, from.value.phase));
}

function readInputs(subject: Subject, resumed: boolean, assumptions: readonly string[]): Outcome<RunInputs> {
  const { fs, report } = subject;
  const agent = report.agents.find((candidate) => candidate.kind === 'ec2config');
  if (agent === undefined) return noAgent(subject);
  const bundle = openBundle(fs, BUNDLE_CONFIG);
  const sysprep = bundle.sysprepFor(report.windows.kernel ?? '6.3');
  const switches = parseSwitches(sysprep?.switches?.value ?? DEFAULT_SWITCHES);
  return success({
    bundle,
    config: openConfigXml(fs, CONFIG_XML),
    sysprep,
    switches,
    answerFile: namedAnswer(subject, bundle),
    resumed,
    machineSid: subject.machineSid,
    profilesComplete: subject.profilesComplete,
    domain: domainMembership(subject.registry),
    architecture: readArchitecture(subject.registry),
    agentVersion: agent.version,
    kernel: report.windows.kernel,
    hibernationSwitchedOff: agent.version === null ? null : atLeast(agent.version, [4, 9, 3160]),
    assumptions: [...assumptions, ...(resumed ? [] : shutdownNotes(switches))],
  });
}

/** An image that Windows goes on changing is not the one that was generalized. Source: ec2config facts, section 8. */
function shutdownNotes({ end }: SysprepSwitches): readonly string[] {
  if (end !== 'quit' && end !== 'none') return [];
  return [
    'The switches do not stop the instance: something else stops it at once after Sysprep. Only then is it safe to create the AMI.',
  ];
}

/** No sign of the agent: none is there, or its folder cannot be looked into. */
function noAgent({ fs }: Subject): Outcome<never> {
  for (const sign of AGENT_SIGNS.map((path) => fs.stat(path)))
    if (sign.kind === 'unreadable') return failure(sign.problem);
  return failure(
    problem('input', 'no-ec2config', 'This volume has no EC2Config, so its run cannot be simulated.', {
      detail: 'This version simulates the chain of EC2Config (Windows Server 2008 to 2012 R2).',
      fix: 'Open a volume with EC2Config, or look at the checklist and the logs of this one.',
    }),
  );
}

/** What calls the answer file of the run: AnswerFilePath, where BundleConfig.xml can be used. */
function namedAnswer({ fs, report }: Subject, bundle: RunBundle): NamedAnswer {
  const called = bundle.trouble === null ? ec2ConfigAnswerFile(fs, report.windows.kernel) : null;
  if (called?.kind !== 'found') return { path: AGENT_ANSWER_FILE, written: toWindowsPath(AGENT_ANSWER_FILE) };
  return { path: called.value.path, written: called.value.written };
}

/** Files of EC2Config do not prove that it is in charge. Source: ec2config facts, section 1. */
function agentNotes(subject: Subject): readonly string[] {
  return [...programNote(subject), ...otherAgentNote(subject)];
}

/** A folder that was copied without its programs, or a volume whose agent is damaged: the files do not tell which. */
function programNote({ fs }: Subject): readonly string[] {
  if (fs.stat(AGENT_PROGRAM).kind !== 'absent') return [];
  return [`${toWindowsPath(AGENT_PROGRAM)} is not among the files; it is assumed to be on the source machine.`];
}

function otherAgentNote({ report }: Subject): readonly string[] {
  const others = report.agents.filter((agent) => agent.kind === 'ec2launch1' || agent.kind === 'ec2launch2');
  const wanted = agentForBuild(report.windows.build);
  if (others.length === 0 && (wanted === null || wanted === 'ec2config')) return [];
  const why =
    others.length > 0 ? 'another launch agent is on the volume' : 'AWS images of this Windows carry another agent';
  return [`EC2Config is assumed to be in charge, although ${why}. The run of that agent is not simulated.`];
}
