import type { KnownSetting } from '../catalogue.ts';
import { isTimeZone } from '../timeZones.ts';
import { REFERENCE_STATE, WHOLE_FILE, type Finding, type LintRule } from './finding.ts';
import { settingValues, type SettingValue } from './settingValues.ts';

/** What is wrong with the form of a value. */
interface Complaint {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** Goes on from the name of the setting. */
  readonly says: string;
  readonly detail: string;
  readonly fix: string;
  readonly refuses: 'perhaps' | null;
}

/** Value rules of the reference. Source: answer file facts, section 7. */
const FORMS: Readonly<Record<NonNullable<KnownSetting['format']>, (text: string) => Complaint | null>> = {
  computerName,
  accountName,
  inputLocaleList,
  localeTag,
  productKey,
  argbHexOrAutomatic,
  windowsTimeZoneId,
};

/** A value whose form Windows does not take, or takes for nothing. */
export const valueForm: LintRule = ({ settings }) =>
  settingValues(settings)
    .filter(({ text }) => text !== '')
    .flatMap((value) => {
      const complaint = complaintAbout(value);
      return complaint === null ? [] : [finding(value, complaint)];
    });

function complaintAbout({ text, known }: SettingValue): Complaint | null {
  if (known.format !== undefined) return FORMS[known.format](text);
  if (known.pattern === undefined || new RegExp(known.pattern).test(text)) return null;
  return badForm(`has not the form ${known.pattern}`, 'Correct it.');
}

function finding({ element, component, path }: SettingValue, { says, ...complaint }: Complaint): Finding {
  return { ...REFERENCE_STATE, ...complaint, offset: element.start, summary: `${path} ${says}.`, component };
}

function badForm(says: string, fix: string): Complaint {
  const detail = `${WHOLE_FILE} for a value that it does not take (error 0x80220005).`;
  return { code: 'answer-value-form', severity: 'error', says, detail, fix, refuses: 'perhaps' };
}

/** A value of a wrong form that Windows reads and then does not use. */
function withoutEffect(code: string, says: string, detail: string, fix: string): Complaint {
  return { code, severity: 'warning', says, detail, fix, refuses: null };
}

const NOT_IN_COMPUTER_NAMES = /[{|}~[\\\]^':;<=>?@!"#$%`()+/.,*&\s]/g;

function computerName(text: string): Complaint | null {
  if (text === '*') return null;
  const fix = 'Use letters, digits and dashes, or * for a random name.';
  if (/^\d+$/.test(text)) return badForm('has digits only', fix);
  const found = [...new Set(text.match(NOT_IN_COMPUTER_NAMES) ?? [])];
  return found.length === 0 ? null : badForm(`has ${characters(found)}, not allowed in a computer name`, fix);
}

const NOT_IN_ACCOUNT_NAMES = /["/[\]:|<>+=;,?*%@]/g;
const LONGEST_ACCOUNT_NAME = 20;

function accountName(text: string): Complaint | null {
  const fix = `Use at most ${LONGEST_ACCOUNT_NAME} letters, digits, dashes and dots.`;
  const found = [...new Set(text.match(NOT_IN_ACCOUNT_NAMES) ?? [])];
  const says =
    text.toUpperCase() === 'NONE'
      ? 'is NONE, which no account may be called'
      : found.length > 0
        ? `has ${characters(found)}, not allowed in the name of an account`
        : text.length > LONGEST_ACCOUNT_NAME
          ? `has ${text.length} characters; names of accounts work up to ${LONGEST_ACCOUNT_NAME}`
          : null;
  if (says === null) return null;
  return withoutEffect('answer-account-name', says, 'Windows cannot make an account of that name.', fix);
}

function characters(found: readonly string[]): string {
  return found.map((character) => (/\s/.test(character) ? 'a blank' : character)).join(' ');
}

const LOCALE = /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i;
const KEYBOARD = /^[\da-f]{4}:(?:[\da-f]{8}|(?:\{[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\}){2})$/i;
const NO_LOCALE = 'Which language Windows takes then is not documented.';

function localeTag(text: string): Complaint | null {
  if (LOCALE.test(text)) return null;
  return withoutEffect('answer-locale', 'is no language tag', NO_LOCALE, 'Write a tag such as en-US.');
}

function inputLocaleList(text: string): Complaint | null {
  const wrong = text.split(';').filter((each) => !LOCALE.test(each.trim()) && !KEYBOARD.test(each.trim()));
  if (wrong.length === 0) return null;
  const fix = 'Write en-US, or 0409:00000409; several with a semicolon between them.';
  return withoutEffect('answer-locale', 'names a keyboard in no form that Windows knows', NO_LOCALE, fix);
}

function productKey(text: string): Complaint | null {
  if (/^(?:[A-Z\d]{5}-){4}[A-Z\d]{5}$/i.test(text)) return null;
  return badForm('is not five groups of five letters and digits', 'Write the key with its dashes.');
}

/** The names `Color 1` to `Color 15` are those of releases before Windows 10. */
function argbHexOrAutomatic(text: string): Complaint | null {
  if (/^(?:Automatic|0x[\da-f]{8}|Color \d{1,2})$/.test(text)) return null;
  const detail = 'Windows shows its own colour.';
  const fix = 'Write Automatic, or 0x and eight digits in lower case.';
  return withoutEffect('answer-window-color', 'is no colour as Windows reads it', detail, fix);
}

function windowsTimeZoneId(text: string): Complaint | null {
  if (isTimeZone(text)) return null;
  return withoutEffect(
    'answer-timezone-unknown',
    `is "${text.slice(0, 60)}", which is no time zone of Windows`,
    'Windows logs "Unknown time zone" and keeps the zone that it has.',
    'Write the id of a time zone, such as UTC or W. Europe Standard Time.',
  );
}
