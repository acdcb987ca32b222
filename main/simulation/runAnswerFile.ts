import type { VolumePath } from '../../shared/base/winPath.ts';
import type { ConfigSetting } from '../../shared/model/config.ts';
import type { Place } from '../../shared/model/diagnostic.ts';
import type { Found, VolumeFs } from '../../shared/model/volume.ts';
import { readAnswerFile, type AnswerFile, type RunCommand as ConfigCommand } from '../config/answerFile.ts';
import type { ConfigDocument } from '../config/document.ts';
import { refusals, type AnswerFileReader, type Refusal } from '../config/lint/refusals.ts';
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
  readonly remoteDesktopUser: boolean;
  readonly password: GivenPassword;
  readonly place: Place;
  /** The name of the setting that holds its password, also where that is missing. */
  readonly setting: string;
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
  /** The name of the setting that is the Path of a command, by its position in `commands`; null where there is none. */
  commandSetting(pass: string, position: number): string | null;
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

/** Reads an answer file of the volume as the Windows of the image does. */
export function openAnswerFile(fs: VolumeFs, path: VolumePath, reader: AnswerFileReader): Found<RunAnswerFile> {
  const opened = openFile(fs, path);
  return opened.kind === 'found' ? { kind: 'found', value: answerFileOf(opened.value, reader) } : opened;
}

function answerFileOf(config: ConfigDocument, reader: AnswerFileReader): RunAnswerFile {
  const answer = readAnswerFile(config, reader.architecture);
  const at = placer(config.path);
  let listed: readonly ConfigSetting[] | null = null;
  const all = () => (listed ??= listSettings(config));
  const inPass = (pass: string) => all().filter((setting) => setting.setting.startsWith(`${pass}/`));
  const judged = refusals(config, reader);
  return {
    file: config.path,
    refused: refusal(config, judged),
    mayBeRefused: mayBeRefused(config, judged),
    setting: (pass, component, path) => located(answer.get(pass, component, path), at),
    commands: (pass) =>
      answer
        .runSynchronous(pass)
        .map(({ order, path, willReboot, line }) => ({ order, path, willReboot, place: at(line) })),
    commandSetting: (pass, position) => pathOf(answer.runSynchronous(pass)[position], inPass(pass)),
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
    usableFor: (pass) => answer.usableFor(pass),
  };
}

/** The setting that is the Path of a command; of several on its line that with its Order. */
function pathOf(command: ConfigCommand | undefined, settings: readonly ConfigSetting[]): string | null {
  const here = settings
    .filter(({ line }) => line === command?.line)
    .map(({ setting }) => setting)
    .filter((setting) => /\/RunSynchronousCommand(?:\[[^\]]*\])?\/Path$/.test(setting));
  return here.find((setting) => setting.includes(`[Order=${command?.order ?? ''}]`)) ?? here[0] ?? null;
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
function refusal(config: ConfigDocument, judged: readonly Refusal[]): string | null {
  const root = config.xml?.root ?? null;
  if (config.kind !== 'answerFile' || root === null) return `${config.path} is no answer file, so Windows refuses it`;
  if (root.local !== 'unattend')
    return `${config.path} is no answer file, so Windows refuses it: its root is ${root.name}, not unattend`;
  const damage = config.xml?.wellFormed === false ? config.xml.problems[0] : undefined;
  const found = judged.find(({ certain }) => certain);
  const line = damage === undefined ? found?.line : damage.where[0]?.line;
  const summary = damage?.summary ?? found?.summary;
  if (summary === undefined) return null;
  return `Windows refuses the whole answer file${line === undefined ? '' : ` because of line ${line}`}: ${withoutStop(summary)}`;
}

/** What makes Windows refuse a file by what was observed or documented for other releases. */
function mayBeRefused(config: ConfigDocument, judged: readonly Refusal[]): readonly string[] {
  const foreign = config.xml?.root?.namespace !== UNATTEND_NAMESPACE;
  return [
    ...(foreign ? [`its root is not in the namespace ${UNATTEND_NAMESPACE}`] : []),
    ...judged.filter(({ certain }) => !certain).map(({ summary, line }) => `${withoutStop(summary)} (line ${line})`),
  ];
}

function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '');
}

const ADMINISTRATORS = /(^|;)\s*(administrators|S-1-5-32-544)\s*(;|$)/i;
const REMOTE_DESKTOP_USERS = /(^|;)\s*(remote desktop users|S-1-5-32-555)\s*(;|$)/i;

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
        remoteDesktopUser: REMOTE_DESKTOP_USERS.test(child('Group')?.value ?? ''),
        password: localPassword(item, own),
        place: at(name.line),
        setting: `${item}/Password/Value`,
      },
    ];
  });
}
