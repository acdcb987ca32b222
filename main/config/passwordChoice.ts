import { failure, problem, success, type Outcome } from '../../shared/model/diagnostic.ts';
import { readAnswerFile } from './answerFile.ts';
import { readBundleConfig } from './bundleConfig.ts';
import { readConfigXml } from './configXml.ts';
import type { ConfigDocument } from './document.ts';
import { parseSetting } from './settings/notation.ts';
import { resolve } from './settings/resolve.ts';
import { settingTree } from './settings/tree.ts';

/** The three choices of the Image tab: random at first launch, one that is given, the one that is set. */
export type PasswordChoice = 'random' | 'specify' | 'keep';

/** The three files that the choice is made of; null for one that the volume lacks. */
export interface PasswordFiles {
  readonly config: ConfigDocument | null;
  readonly bundle: ConfigDocument | null;
  readonly answer: ConfigDocument | null;
}

interface Change {
  readonly setting: string;
  readonly value: string | null;
}

const ACCOUNTS = 'oobeSystem/Microsoft-Windows-Shell-Setup/UserAccounts';
const PASSWORD = `${ACCOUNTS}/AdministratorPassword`;

/** A setting of a file that a choice changes; null removes it. */
export interface ChoiceChange {
  readonly file: string;
  readonly setting: string;
  readonly value: string | null;
}

/**
 * The settings that make a choice, file by file, whether they say so already or not. `password` is needed for
 * `specify` and stands in the answer file in clear text. Fails with `missing` (`password-file-missing`) when a file
 * that must change is not there. Source: EC2Config facts, section 5 (inferred: the exact edits of the dialog are not
 * documented).
 */
export function passwordChoiceChanges(
  choice: PasswordChoice,
  files: PasswordFiles,
  password?: string,
): Outcome<readonly ChoiceChange[]> {
  if (choice === 'specify' && (password === undefined || password === ''))
    return failure(
      problem('usage', 'password-needed', 'The choice "specify" needs a password.', {
        detail: 'The Administrator password choice was being changed. Nothing was changed.',
        fix: 'Give the password, or choose "random" or "keep".',
      }),
    );
  const missing = missingFile(choice, files);
  if (missing !== null) return missing;
  const random = choice === 'random';
  const plans: readonly (readonly [ConfigDocument | null, readonly Change[]])[] = [
    [files.config, [{ setting: 'Plugins/Ec2SetPassword', value: random ? 'Enabled' : 'Disabled' }]],
    [files.bundle, [{ setting: 'Properties/SetPasswordAfterSysprep', value: random ? 'Yes' : 'No' }]],
    [
      files.answer,
      files.answer === null ? [] : answerChanges(files.answer, choice === 'specify' ? (password ?? '') : null),
    ],
  ];
  return success(
    plans.flatMap(([file, changes]) =>
      file === null ? [] : changes.map((change) => ({ file: file.path, ...change })),
    ),
  );
}

/**
 * The choice that the files stand for: by SetPasswordAfterSysprep and AdministratorPassword, which decide when Sysprep
 * runs. Null when they contradict each other or one cannot be read.
 */
export function currentPasswordChoice(files: PasswordFiles): PasswordChoice | null {
  const property = files.bundle === null ? null : readBundleConfig(files.bundle).property('SetPasswordAfterSysprep');
  const word = property?.value.toLowerCase();
  if (files.answer === null || (word !== 'yes' && word !== 'no')) return null;
  const { state } = readAnswerFile(files.answer).administratorPassword;
  const given = state === 'plain' || state === 'hidden';
  if (word === 'yes') return given ? null : 'random';
  return given ? 'specify' : 'keep';
}

/** Whether Config.xml says the same as BundleConfig.xml, which is copied over it when Sysprep runs; null: cannot tell. */
export function passwordFilesAgree(files: PasswordFiles): boolean | null {
  const plugin = files.config === null ? null : readConfigXml(files.config).plugin('Ec2SetPassword');
  const property = files.bundle === null ? null : readBundleConfig(files.bundle).property('SetPasswordAfterSysprep');
  if (plugin === null || property === null) return null;
  return plugin.enabled === (property.value.toLowerCase() === 'yes');
}

function missingFile(choice: PasswordChoice, files: PasswordFiles): Outcome<never> | null {
  const missing = [
    files.config === null ? 'Config.xml' : null,
    files.bundle === null ? 'BundleConfig.xml' : null,
    files.answer === null && choice === 'specify' ? 'the answer file' : null,
  ].filter((name) => name !== null);
  if (missing.length === 0) return null;
  return failure(
    problem('missing', 'password-file-missing', `The choice needs ${missing.join(' and ')}, which is not there.`, {
      detail: 'The Administrator password choice was being changed. Nothing was changed.',
      fix: 'Open a volume with EC2Config, or restore the file first.',
    }),
  );
}

/** Changes of the answer file: no password, or this one in clear text in place of whatever is there. */
function answerChanges(answer: ConfigDocument, password: string | null): readonly Change[] {
  return shellComponents(answer).flatMap((component) => {
    const base = PASSWORD.replace('Microsoft-Windows-Shell-Setup', component);
    const accounts = ACCOUNTS.replace('Microsoft-Windows-Shell-Setup', component);
    if (password === null) return [{ setting: onlyChild(answer, accounts) ? accounts : base, value: null }];
    return [
      ...(isBare(answer, base) ? [{ setting: base, value: null }] : []),
      { setting: `${base}/Value`, value: password },
      { setting: `${base}/PlainText`, value: 'true' },
    ];
  });
}

/** Shell-Setup in oobeSystem, once for each architecture that the file has. */
function shellComponents(answer: ConfigDocument): readonly string[] {
  const found = readAnswerFile(answer).components.filter(
    ({ pass, name }) => pass === 'oobeSystem' && name === 'Microsoft-Windows-Shell-Setup',
  );
  const builds = [...new Set(found.map(({ architecture }) => architecture))];
  return builds.length < 2
    ? ['Microsoft-Windows-Shell-Setup']
    : builds.map((build) => `Microsoft-Windows-Shell-Setup@${build}`);
}

function nodeAt(config: ConfigDocument, setting: string): ReturnType<typeof resolve> | null {
  const steps = parseSetting(setting);
  return steps.ok ? resolve(settingTree(config), steps.value) : null;
}

/** Whether the accounts hold nothing but the password, so that they go with it. */
function onlyChild(config: ConfigDocument, accounts: string): boolean {
  const found = nodeAt(config, accounts);
  return (
    found?.kind === 'found'
    && found.node.children.length === 1
    && found.node.children.every(({ name }) => name === 'AdministratorPassword')
  );
}

/** Whether the password element holds text (as in a scrubbed copy) where its parts belong. */
function isBare(config: ConfigDocument, password: string): boolean {
  const found = nodeAt(config, password);
  return found?.kind === 'found' && (found.node.value?.trim() ?? '') !== '';
}
