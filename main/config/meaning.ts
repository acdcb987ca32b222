import data from '../../resources/settings/meanings.json' with { type: 'json' };
import * as z from 'zod';
import { sameName } from '../../shared/base/caseless.ts';
import type { ConfigKind, ConfigSetting, SettingMeaning } from '../../shared/model/config.ts';
import { readAgentTasks } from './agentConfig.ts';
import type { ConfigDocument } from './document.ts';
import { scriptMeaning } from './scriptMeaning.ts';
import { listSettings } from './settings/read.ts';
import { parseSetting } from './settings/notation.ts';

const MEANINGS = z.strictObject({
  schema: z.literal('imageprep/meanings/1'),
  about: z.string(),
  files: z.array(
    z.strictObject({
      kind: z.enum(['ec2config', 'bundleConfig', 'launchConfig', 'answerFile']),
      source: z.strictObject({
        document: z.string().min(1),
        certainty: z.enum(['stated', 'documented', 'observed', 'inferred', 'unconfirmed']),
      }),
      settings: z.array(
        z.strictObject({ setting: z.string().min(1), says: z.record(z.string().min(1), z.string().min(1)) }),
      ),
    }),
  ),
});

type Sentences = ReadonlyMap<string, Readonly<Record<string, string>>>;

let checked: ReadonlyMap<ConfigKind, Sentences> | null = null;

/** The bundled sentences by kind of file and setting in lower case; checked once. */
function meanings(): ReadonlyMap<ConfigKind, Sentences> {
  checked ??= new Map(
    MEANINGS.parse(data).files.map(({ kind, settings }) => [
      kind,
      new Map(settings.map(({ setting, says }) => [setting.toLowerCase(), says])),
    ]),
  );
  return checked;
}

/** Sentences of one file; an answer file of ten thousand commands is read in its source. */
const MOST = 500;

/**
 * What a settings file comes to, in plain sentences with their lines, in the order of the file. Settings of which nothing
 * is known to say are left out; `rest` is how many these are. A value that the agent does not know is told as such.
 */
export function meaningOf(config: ConfigDocument): { readonly says: readonly SettingMeaning[]; readonly rest: number } {
  if (config.kind === 'script') return scriptMeaning(config);
  const settings = listSettings(config);
  const known = meanings().get(config.kind);
  const sentences = [
    ...(known === undefined ? [] : settings.flatMap((setting) => sentenceOf(setting, known) ?? [])),
    ...commandsOf(config, settings),
    ...tasksOf(config),
  ].toSorted((a, b) => a.line - b.line);
  const counted = new Set(sentences.map(({ setting }) => setting));
  return {
    says: sentences.slice(0, MOST),
    rest: settings.filter(({ setting }) => !counted.has(setting)).length + Math.max(0, sentences.length - MOST),
  };
}

function sentenceOf(setting: ConfigSetting, known: Sentences): SettingMeaning | null {
  const says = known.get(bareName(setting.setting).toLowerCase());
  if (says === undefined || setting.line === null) return null;
  // The second block of BundleConfig.xml is for a Windows that the agent no longer runs on.
  const when = setting.setting.startsWith('Sysprep[version=5.2]/') ? 'On Windows Server 2003: ' : '';
  return told(setting.setting, setting.line, when + sentence(setting, says));
}

function sentence({ setting, value, secret }: ConfigSetting, says: Readonly<Record<string, string>>): string {
  const any = says['*'] ?? '';
  if (secret) return any;
  const word = Object.keys(says).find((each) => sameName(each, value?.trim() ?? ''));
  if (word !== undefined && word !== '*') return says[word] ?? '';
  if (any !== '') return any.replaceAll('{value}', () => value?.trim() ?? '');
  return `${nameOf(setting)} is "${value ?? ''}", which is none of ${Object.keys(says).join(', ')}.`;
}

/** The commands of an answer file by the pass that they run in; what stands in them may be a secret and is masked. */
function commandsOf({ kind }: ConfigDocument, settings: readonly ConfigSetting[]): readonly SettingMeaning[] {
  if (kind !== 'answerFile') return [];
  return settings.flatMap(({ setting, value, line }) => {
    const [, pass, list] =
      /^([^/]+)\/.*\/(?:RunSynchronous|RunAsynchronous|FirstLogonCommands|LogonCommands)\/(\w+)(?:\[[^\]]*\])?\/(?:Path|CommandLine)$/.exec(
        setting,
      ) ?? [];
    if (pass === undefined || list === undefined || line === null) return [];
    return [told(setting, line, `In ${pass}, the command ${value ?? ''} runs.`)];
  });
}

/** The tasks of EC2Launch v2 by the stage that they run in. Source: ec2launch facts, B2. */
function tasksOf(config: ConfigDocument): readonly SettingMeaning[] {
  if (config.kind !== 'agentConfig') return [];
  return (readAgentTasks(config) ?? []).map(({ stage, name, line }) =>
    told(`${stage}/${name}`, line, `In the stage ${stage}, the task ${name} runs.`),
  );
}

function told(setting: string, line: number, says: string): SettingMeaning {
  return { setting, line, says };
}

/** The names of a setting alone: which build of a component, and which block, is told by the line. */
function bareName(setting: string): string {
  const steps = parseSetting(setting);
  return steps.ok ? steps.value.map(({ name }) => name).join('/') : setting;
}

function nameOf(setting: string): string {
  return setting.slice(setting.lastIndexOf('/') + 1);
}
