import { baseName, parseVolumePath } from '../../../shared/base/winPath.ts';
import { sameName } from '../../../shared/base/caseless.ts';
import type { ConfigFile } from '../../../shared/model/config.ts';
import { problem, ProblemError } from '../../../shared/model/diagnostic.ts';

/** A trial change of one setting; null removes it. */
export interface TrialEdit {
  readonly file: string;
  readonly setting: string;
  readonly value: string | null;
}

const KINDS: Readonly<Record<string, readonly ConfigFile['kind'][]>> = {
  answer: ['answerFile'],
  config: ['ec2config'],
  bundle: ['bundleConfig'],
  launch: ['launchConfig', 'agentConfig'],
};

/**
 * Reads `FILE:SETTING=VALUE`. FILE is `answer`, `config`, `bundle`, `launch` or a path on the volume; the first `=`
 * outside square brackets separates; an empty VALUE removes the setting.
 */
export function parseWhatIf(text: string, files: readonly ConfigFile[]): TrialEdit {
  refuseOtherTrials(text);
  const match = /^((?:[A-Za-z]:)?[^:]*):(.*)$/.exec(text);
  const rest = match?.[2] ?? '';
  const separator = equalsOutsideBrackets(rest);
  if (match === null || separator < 1)
    throw usage(text, 'Write it as FILE:SETTING=VALUE, for example bundle:Properties/SetPasswordAfterSysprep=No.');
  const value = rest.slice(separator + 1);
  return {
    file: findFile(match[1] ?? '', files, text),
    setting: rest.slice(0, separator),
    value: value === '' ? null : value,
  };
}

function refuseOtherTrials(text: string): void {
  const name = /^(fault|agent|windows):/i.exec(text)?.[1];
  if (name === undefined) return;
  throw usage(text, `"${name}:" trials are not part of this version. Try settings: answer:, config: and bundle:.`);
}

function equalsOutsideBrackets(text: string): number {
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text[index];
    if (unit === '[') depth += 1;
    else if (unit === ']') depth -= 1;
    else if (unit === '=' && depth === 0) return index;
  }
  return -1;
}

function findFile(name: string, files: readonly ConfigFile[], text: string): string {
  const kinds = KINDS[name.toLowerCase()];
  if (kinds !== undefined) {
    const file =
      files.find((candidate) => candidate.kind === kinds[0] && candidate.wins !== false)
      ?? files.find((candidate) => kinds.includes(candidate.kind));
    if (file !== undefined) return file.path;
    throw usage(text, `The volume has no ${name} file.`);
  }
  const parsed = parseVolumePath(name);
  const file = files.find(
    (candidate) =>
      parsed.kind === 'path' && (sameName(candidate.path, parsed.path) || sameName(baseName(candidate.path), name)),
  );
  if (file !== undefined) return file.path;
  throw usage(text, `The volume has no settings file "${name}". "config list" shows them.`);
}

function usage(text: string, fix: string): ProblemError {
  return new ProblemError(problem('usage', 'what-if-unreadable', `The trial "${text}" could not be read.`, { fix }));
}
