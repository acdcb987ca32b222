import type { FormField } from '../../../shared/model/config.ts';
import { knownPaths, knownSetting, type KnownSetting } from '../catalogue.ts';
import { isSecretPath } from '../secrets.ts';
import { pickerOf, valuesOf } from './fieldValues.ts';

/** When each pass runs, and as whom. Source: answer file facts, section 2. */
const PASS_WORDS: Readonly<Record<string, string>> = {
  windowsPE: 'while Setup runs in Windows PE',
  offlineServicing: 'when the image is applied, before it was ever started',
  generalize: 'during sysprep /generalize',
  specialize: 'at the first start, as SYSTEM',
  auditSystem: 'in audit mode, before the logon',
  auditUser: 'in audit mode, after the logon of the built-in Administrator',
  oobeSystem: 'before the first-run pages, as SYSTEM',
};

const REFERENCE = 'Microsoft, Unattended Windows Setup Reference, Windows 10 1809 (documented)';

/** A setting of the catalogue as a field of a form in one pass; null for a group of settings and an item of a list. */
export function settingField(component: string, known: KnownSetting, pass: string): FormField | null {
  if (isGroup(component, known)) return null;
  const names = known.path.split('/');
  const picker = pickerOf(known);
  const secret = known.sensitive === 'secret' || isSecretPath(names);
  const values = valuesOf(known);
  return {
    setting: `${pass}/${component}/${known.path}`,
    label: names.at(-1) ?? known.path,
    help: settingHelp(known, pass),
    input: secret ? 'secret' : values.length > 0 ? 'choice' : 'text',
    choices: values.map(({ value }) => value),
    source: sourceOf(known),
    ...(picker === null ? {} : { picker }),
    ...(values.some(({ label }) => label !== '') ? { values } : {}),
  };
}

/** What a setting does, in which pass, and what happens when it is absent. */
export function settingHelp(known: KnownSetting, pass: string): string {
  const when = PASS_WORDS[pass];
  return [
    known.notes,
    when === undefined ? '' : `Taken in the pass ${pass}: ${when}.`,
    known.deprecatedSince === undefined ? '' : `Deprecated since ${known.deprecatedSince}.`,
    known.worksUpTo === undefined ? '' : `Not certain for Windows with a kernel above ${known.worksUpTo}.`,
    absentWords(known.default),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function absentWords(value: KnownSetting['default']): string {
  if (value === undefined) return 'Absent: the reference does not say what Windows takes.';
  if (value === null) return 'Absent: there is no default.';
  if (typeof value === 'string') return value === '' ? 'Absent: empty.' : `Absent: ${value}.`;
  return `Absent: ${Object.entries(value)
    .map(([where, taken]) => `${taken} (${where})`)
    .join(', ')}.`;
}

function sourceOf({ unconfirmed, source }: KnownSetting): string {
  if (unconfirmed !== true) return REFERENCE;
  return `${source ?? 'Public answer files and reports'} (unconfirmed)`;
}

/** Whether a setting has others inside, and so no value of its own; a keyed item with text has one. */
function isGroup(component: string, known: KnownSetting): boolean {
  if (known.type === 'container') return true;
  if (known.type !== 'listItem' && known.type !== 'keyedListItem') return false;
  const inside = knownPaths(component).filter((path) => path.startsWith(`${known.path}/`));
  return known.type === 'listItem' || inside.some((path) => !/\/(?:Key|Value)$/.test(path));
}

/** The path of the innermost item of a list that a setting is or belongs to; null where there is none. */
export function listItemOf(component: string, path: string): string | null {
  const steps = path.split('/');
  const paths = steps.map((_, index) => steps.slice(0, index + 1).join('/'));
  return (
    paths.findLast((each) => {
      const type = knownSetting(component, each)?.type;
      return type === 'listItem' || type === 'keyedListItem';
    }) ?? null
  );
}
