import type { Place } from '../../../shared/model/diagnostic.ts';
import type { Verdict } from '../../../shared/model/simulation.ts';
import type { Cause, LastChange } from '../changeLog.ts';
import { shownCommand } from '../commands/shown.ts';
import { calledAnswerOrNull, type RunInputs } from '../inputs.ts';
import { decidingOf } from '../pluginStates.ts';
import { openAnswerFile, type RunAnswerFile } from '../runAnswerFile.ts';
import { switchesStop } from '../switches.ts';
import { afterOf, thingOf } from './changeWords.ts';
import { copyProfileSetting } from './copyProfile.ts';
import type { StatementView } from './statement.ts';

export type Deciding = NonNullable<Verdict['deciding']>;

const SYSPREP = {
  preSysprepRunCmd: 'PreSysprepRunCmd',
  answerFilePath: 'AnswerFilePath',
  switches: 'Switches',
} as const;

/** A setting of the Sysprep block of BundleConfig.xml, also where it is missing. */
export function sysprepSetting({ bundle, sysprep }: RunInputs, name: keyof typeof SYSPREP): Deciding {
  const setting = `Sysprep/${SYSPREP[name]}`;
  const found = sysprep?.[name] ?? null;
  return found === null
    ? { file: bundle.file, setting }
    : decidingOf({ ...found, value: shownCommand(found.value) }, setting);
}

/** What would set a password at first launch: the property that Sysprep copies, else the plug-in itself. */
export function passwordSetting({ bundle, config }: RunInputs): Deciding | null {
  const property = bundle.property('SetPasswordAfterSysprep');
  if (property !== null) return decidingOf(property, 'Properties/SetPasswordAfterSysprep');
  const plugin = config.plugin('Ec2SetPassword');
  return plugin === null ? null : decidingOf(plugin, 'Plugins/Ec2SetPassword');
}

/** The command of the specialize pass that has an Order, also where it is missing; null without an answer file. */
export function orderSetting(view: StatementView, order: number): Deciding | null {
  const { steps, inputs, machine } = view;
  const used = steps.find((step) => /^specialize-components?\b/.test(step.id))?.because?.file;
  const answer = used === undefined ? calledAnswerOrNull(inputs, machine) : answerAt(used, view);
  if (answer === null) return null;
  const position = answer.commands('specialize').findIndex((command) => command.order === order);
  const missing = `specialize/Microsoft-Windows-Deployment/RunSynchronous/RunSynchronousCommand[Order=${order}]/Path`;
  return commandSetting(answer, position) ?? { file: answer.file, setting: missing };
}

function answerAt(file: string, { inputs, machine }: StatementView): RunAnswerFile | null {
  const answer = openAnswerFile(machine.files, file, inputs);
  return answer.kind === 'found' ? answer.value : null;
}

/** The Path of a command, without its text, which may hold a password. */
function commandSetting(answer: RunAnswerFile, position: number): Deciding | null {
  const setting = answer.commandSetting('specialize', position);
  return setting === null ? null : at(answer, setting, answer.commands('specialize')[position]?.place);
}

function at({ file }: RunAnswerFile, setting: string, place: Place | undefined): Deciding {
  return { file, setting, ...(place?.line === undefined ? {} : { line: place.line }) };
}

/** What decided a change: the setting that asks for its step, else the line of the script that did it. */
export function decidedBy({ change, cause }: LastChange, view: StatementView): Deciding | null {
  return askedBy(cause, view) ?? scriptLine(thingOf(change), afterOf(change), cause);
}

/** The setting that asks for a step; null where none does. */
export function askedBy({ step, asked }: Cause, view: StatementView): Deciding | null {
  if (asked?.file === undefined || !/^(?:specialize-order|oobe)-/.test(step)) return null;
  const answer = answerAt(asked.file, view);
  if (answer === null) return null;
  const position = /^specialize-order-(\d+)$/.exec(step)?.[1];
  if (position !== undefined) return commandSetting(answer, Number(position) - 1);
  const account = answer.localAccounts.find(({ name }) => step === `oobe-account-${name}`);
  const setting = account?.setting ?? (step === 'oobe-password' ? ADMINISTRATOR_PASSWORD : null);
  return setting === null ? null : at(answer, setting, asked);
}

const ADMINISTRATOR_PASSWORD = 'oobeSystem/Microsoft-Windows-Shell-Setup/UserAccounts/AdministratorPassword/Value';

/** A line of a script, which has no settings: what it sets, and to what. Null where no line did it. */
export function scriptLine(setting: string, value: string, { line }: Cause): Deciding | null {
  if (line?.file === undefined) return null;
  return { file: line.file, setting, ...(line.line === undefined ? {} : { line: line.line }), value };
}

/** The setting that stops a run at its last step; null where no single one does. */
export function stoppedBy(view: StatementView): Deciding | null {
  const { inputs, machine } = view;
  const { cause } = machine.log;
  switch (cause.step) {
    case 'prepare-sysprep-exe':
      if (switchesStop(inputs.switches) !== null) return sysprepSetting(inputs, 'switches');
      return calledAnswerOrNull(inputs, machine) === null ? sysprepSetting(inputs, 'answerFilePath') : null;
    case 'capture-shutdown':
      return sysprepSetting(inputs, 'switches');
    case 'specialize-copyprofile':
      return copyProfileSetting(inputs, machine);
    default:
      return askedBy(cause, view);
  }
}
