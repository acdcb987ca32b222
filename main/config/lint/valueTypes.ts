import { sameName } from '../../../shared/base/caseless.ts';
import { readBoolean } from '../answerFile.ts';
import type { KnownSetting } from '../catalogue.ts';
import { REFERENCE_STATE, WHOLE_FILE, type Finding, type LintRule } from './finding.ts';
import { settingValues, shownValue, type SettingValue } from './settingValues.ts';

/** Error of a value that Windows does not take. Source: answer file facts, section 1 (observed). */
const BAD_VALUE = `${WHOLE_FILE} for a value of a wrong type, one that is too long or one out of range (error 0x80220005).`;

function finding(value: SettingValue, parts: Pick<Finding, 'code' | 'summary' | 'fix'> & Partial<Finding>): Finding {
  return {
    severity: 'error',
    offset: value.element.start,
    detail: BAD_VALUE,
    ...REFERENCE_STATE,
    component: value.component,
    refuses: 'perhaps',
    ...parts,
  };
}

/** Types whose text cannot be empty and still be of the type. */
const NEVER_EMPTY: ReadonlySet<KnownSetting['type']> = new Set(['boolean', 'integer', 'enum']);

/** An empty element where the reference wants a value. Real files leave such elements, so it only warns. */
export const emptyValue: LintRule = ({ settings }) =>
  settingValues(settings)
    .filter(({ text, known }) => text === '' && (known.emptyAllowed === false || wantsValue(known)))
    .map((value) =>
      finding(value, {
        code: 'answer-value-empty',
        severity: 'warning',
        summary: `${value.path} is empty; the reference wants a value.`,
        fix: 'Give it a value, or remove the element.',
      }),
    );

function wantsValue({ type, emptyAllowed }: KnownSetting): boolean {
  return emptyAllowed !== true && NEVER_EMPTY.has(type);
}

/** A value that is none of its type: neither true nor false, no number, none of the words. */
export const wrongType: LintRule = ({ settings }) =>
  settingValues(settings)
    .filter(({ text }) => text !== '')
    .flatMap((value) => {
      const wanted = wantedInstead(value);
      if (wanted === null) return [];
      const summary = `${value.path} has ${shownValue(value)}; it takes ${wanted}.`;
      return [finding(value, { code: 'answer-value-type', summary, fix: `Write ${wanted}.` })];
    });

/** What a value should be; null for one that is of its type. */
function wantedInstead({ text, known }: SettingValue): string | null {
  switch (known.type) {
    case 'boolean':
      return readBoolean(text) === null ? 'true or false' : null;
    case 'integer':
      return /^-?\d+$/.test(text) ? null : 'a whole number';
    case 'enum': {
      const words = [...(known.values ?? []), ...(known.moreValues ?? [])];
      return words.some((word) => sameName(word, text)) ? null : orList(known.values ?? []);
    }
    default:
      return null;
  }
}

function orList(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}

/** A word that other releases take, as public sources say. */
export const wordOfOtherRelease: LintRule = ({ settings }) =>
  settingValues(settings)
    .filter(({ text, known }) => known.moreValues?.some((word) => sameName(word, text)) === true)
    .map((value) =>
      finding(value, {
        code: 'answer-value-unconfirmed',
        severity: 'warning',
        summary: `${value.path} has ${shownValue(value)}, which is not in the reference; not every Windows knows it.`,
        fix: `Write ${orList(value.known.values ?? [])}, unless the Windows of the image is known to take it.`,
        certainty: 'unconfirmed',
      }),
    );

/** A number outside of its range. */
export const outOfRange: LintRule = ({ settings }) =>
  settingValues(settings).flatMap((value) => {
    const { text, path, known } = value;
    const { min = -Infinity, max = Infinity, outOfRange: instead } = known;
    const number = known.type === 'integer' && /^-?\d+$/.test(text) ? Number(text) : null;
    if (number === null || (number >= min && number <= max)) return [];
    const range = known.max === undefined ? `at least ${min}` : `from ${min} to ${max}`;
    const parts = {
      code: 'answer-value-range',
      summary: `${path} is ${text}; it takes a number ${range}.`,
      fix: `Write a number ${range}.`,
    };
    if (instead === undefined) return [finding(value, parts)];
    return [
      {
        ...finding(value, { ...parts, severity: 'warning', detail: `Windows takes ${instead} in its place.` }),
        refuses: null,
      },
    ];
  });

/** Commands have a code and a remedy of their own. */
const COMMAND = /Command\/(?:Path|CommandLine)$/;

/** A value longer than Windows takes. Reports call a ComputerName of more than 15 characters fatal. */
export const tooLong: LintRule = ({ settings }) =>
  settingValues(settings).flatMap((value) => {
    const { text, path, known } = value;
    const unit = known.lengthUnit ?? 'characters';
    const length = unit === 'bytes' ? new TextEncoder().encode(text).length : text.length;
    if (known.maxLength === undefined || length <= known.maxLength) return [];
    const isCommand = COMMAND.test(path);
    return [
      finding(value, {
        code: isCommand ? 'answer-command-too-long' : 'answer-value-too-long',
        summary: `${isCommand ? 'The command' : path} has ${length} ${unit}; at most ${known.maxLength} are allowed.`,
        fix: isCommand ? 'Put the command into a script, and call the script.' : 'Shorten it.',
        refuses: path === 'ComputerName' && text.length > known.maxLength ? 'certainly' : 'perhaps',
      }),
    ];
  });
