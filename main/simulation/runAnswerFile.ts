import type { VolumePath } from '../../shared/base/winPath.ts';
import type { ConfigSetting } from '../../shared/model/config.ts';
import type { Place } from '../../shared/model/diagnostic.ts';
import type { Found, VolumeFs } from '../../shared/model/volume.ts';
import { readAnswerFile, readBoolean, type AnswerFile } from '../config/answerFile.ts';
import type { ConfigDocument } from '../config/document.ts';
import { lintDocument } from '../config/lint/lintDocument.ts';
import { UNATTEND_NAMESPACE } from '../config/namespaces.ts';
import { listSettings } from '../config/settings/read.ts';
import { located, openFile, placer, type Located } from './runFiles.ts';
import { givenPassword, localPassword, type GivenPassword } from './runPasswords.ts';

const SHELL = 'Microsoft-Windows-Shell-Setup';

/** A synchronous command; `willReboot` as written, null when absent. */
export interface RunCommand {
  /** As written; null when absent or no number. */
  readonly order: number | null;
  readonly path: string;
  readonly willReboot: string | null;
  readonly place: Place;
}

/** A local account that the oobeSystem pass makes. */
export interface NewAccount {
  readonly name: string;
  readonly administrator: boolean;
  readonly password: GivenPassword;
  readonly place: Place;
}

/** An answer file as a run uses it: every answer carries its place. */
export interface RunAnswerFile {
  readonly file: VolumePath;
  /** Why Windows refuses the whole file; null when it does not. */
  readonly refused: string | null;
  /** Why Windows may refuse it: sentences without their full stop. */
  readonly mayBeRefused: readonly string[];
  setting(pass: string, component: string, path: string): Located | null;
  /** Synchronous commands of a pass in the order in which Windows runs them. */
  commands(pass: string): readonly RunCommand[];
  /** Lines of asynchronous commands of a pass; their order is not promised. */
  asynchronous(pass: string): readonly Place[];
  components(pass: string): readonly { readonly name: string; readonly place: Place }[];
  /** Settings of a pass, secrets without their value. */
  settings(pass: string): readonly { readonly setting: string; readonly value: string | null; readonly place: Place }[];
  readonly localAccounts: readonly NewAccount[];
  readonly administratorPassword: GivenPassword & { readonly place: Place };
  /** Whether the file may be used for a pass: it contains the pass, and no mark says that it was processed. */
  usableFor(pass: string): boolean;
}

/** Reads an answer file of the volume for components of one architecture. */
export function openAnswerFile(fs: VolumeFs, path: VolumePath, architecture: string): Found<RunAnswerFile> {
  const opened = openFile(fs, path);
  return opened.kind === 'found' ? { kind: 'found', value: answerFileOf(opened.value, architecture) } : opened;
}

function answerFileOf(config: ConfigDocument, architecture: string): RunAnswerFile {
  const answer = readAnswerFile(config, architecture);
  const at = placer(config.path);
  let listed: readonly ConfigSetting[] | null = null;
  const all = () => (listed ??= listSettings(config));
  const inPass = (pass: string) => all().filter((setting) => setting.setting.startsWith(`${pass}/`));
  const settingOf: RunAnswerFile['setting'] = (pass, component, path) => located(answer.get(pass, component, path), at);
  return {
    file: config.path,
    refused: refusal(config),
    get mayBeRefused() {
      return mayBeRefused(config, answer, settingOf);
    },
    setting: settingOf,
    commands: (pass) =>
      answer
        .runSynchronous(pass)
        .map(({ order, path, willReboot, line }) => ({ order, path, willReboot, place: at(line) })),
    asynchronous: (pass) =>
      inPass(pass)
        .filter((setting) => /\/RunAsynchronous\/.*\/Path$/.test(setting.setting))
        .map((setting) => at(setting.line)),
    components: (pass) =>
      answer.components
        .filter((component) => component.pass === pass)
        .map((component) => ({ name: component.name, place: at(component.line) })),
    settings: (pass) =>
      inPass(pass).map((setting) => ({
        setting: setting.setting.slice(pass.length + 1),
        value: setting.secret ? null : setting.value,
        place: at(setting.line),
      })),
    get localAccounts() {
      return newAccounts(config, at);
    },
    administratorPassword: { ...administratorPassword(answer), place: at(answer.administratorPassword.line) },
    usableFor: (pass) => answer.passes.some(({ name, processed }) => name === pass && !processed),
  };
}

const ADMINISTRATOR = 'UserAccounts/AdministratorPassword';

function administratorPassword(answer: AnswerFile): GivenPassword {
  if (answer.administratorPassword.state === 'absent') return { kind: 'absent' };
  const value = (path: string) => answer.get('oobeSystem', SHELL, path)?.value ?? null;
  return givenPassword('administrator', {
    value: value(`${ADMINISTRATOR}/Value`) ?? value(ADMINISTRATOR) ?? '',
    plainText: value(`${ADMINISTRATOR}/PlainText`),
  });
}

/** Windows takes an answer file whole or not at all. Source: answer file facts, section 1 (observed). */
const REFUSING = /^answer-(component|setting)-duplicate$/;

function refusal(config: ConfigDocument): string | null {
  const root = config.xml?.root ?? null;
  if (config.kind !== 'answerFile' || root === null) return `${config.path} is no answer file, so Windows refuses it`;
  if (root.local !== 'unattend')
    return `${config.path} is no answer file, so Windows refuses it: its root is ${root.name}, not unattend`;
  const damage = config.xml?.wellFormed === false ? config.xml.problems[0] : undefined;
  const found = damage ?? lintDocument(config).find((problem) => REFUSING.test(problem.code));
  if (found === undefined) return null;
  const line = found.where[0]?.line;
  return `Windows refuses the whole answer file${line === undefined ? '' : ` because of line ${line}`}: ${found.summary.replace(/\.$/, '')}`;
}

/** Settings that take true or false, of those that a run reads. */
const BOOLEANS: readonly (readonly [string, string, string])[] = [
  ['specialize', SHELL, 'CopyProfile'],
  ['generalize', 'Microsoft-Windows-PnpSysprep', 'PersistAllDeviceInstalls'],
];
const COMMAND_LISTS = ['RunSynchronous', 'RunAsynchronous'];
const MAX_ORDER = 500;

/**
 * What makes Windows refuse a file by what was observed elsewhere: another namespace, a value of a wrong type or out of
 * range, a setting in a pass where it is not valid. Source: answer file facts, sections 1 and 4.
 */
function mayBeRefused(
  config: ConfigDocument,
  answer: AnswerFile,
  setting: RunAnswerFile['setting'],
): readonly string[] {
  const found: string[] = [];
  if (config.xml?.root?.namespace !== UNATTEND_NAMESPACE)
    found.push(`its root is not in the namespace ${UNATTEND_NAMESPACE}`);
  for (const [pass, component, path] of BOOLEANS) {
    const value = setting(pass, component, path)?.value;
    if (value !== undefined && readBoolean(value) === null)
      found.push(`${path} has the value "${value}", which is neither true nor false`);
  }
  for (const { order, willReboot } of answer.runSynchronous('specialize')) {
    if (willReboot !== null && !/^(?:always|never|onrequest)$/i.test(willReboot))
      found.push(`WillReboot has the value "${willReboot}", which is neither Always, Never nor OnRequest`);
    if (order !== null && (order < 1 || order > MAX_ORDER)) found.push(`Order is ${order}; it goes from 1 to 500`);
  }
  const misplaced = /^(generalize|oobeSystem)\/Microsoft-Windows-Deployment[^/]*\/(\w+)\//;
  for (const { setting: name } of listSettings(config)) {
    const [, pass, list] = misplaced.exec(name) ?? [];
    if (list !== undefined && COMMAND_LISTS.includes(list))
      found.push(`${list} is not valid in the pass ${pass ?? ''}`);
  }
  return [...new Set(found)];
}

const ADMINISTRATORS = /(^|;)\s*(administrators|S-1-5-32-544)\s*(;|$)/i;

/** LocalAccount items, each from the settings below it. */
function newAccounts(config: ConfigDocument, at: (line: number | null) => Place): readonly NewAccount[] {
  const items = new Map<string, ConfigSetting[]>();
  for (const setting of listSettings(config, { showSecrets: true })) {
    const item = /^(oobeSystem\/.*\/LocalAccounts\/LocalAccount(?:\[[^\]]*\])?)\//.exec(setting.setting)?.[1];
    if (item !== undefined) items.set(item, [...(items.get(item) ?? []), setting]);
  }
  return [...items].flatMap(([item, own]) => {
    const child = (name: string) => own.find((setting) => setting.setting === `${item}/${name}`);
    const name = child('Name');
    if (name?.value === undefined || name.value === null) return [];
    return [
      {
        name: name.value,
        administrator: ADMINISTRATORS.test(child('Group')?.value ?? ''),
        password: localPassword(item, own),
        place: at(name.line),
      },
    ];
  });
}
