import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openConfig, type ConfigDocument } from '../../main/config/document.ts';
import { formatStep, parseSetting } from '../../main/config/settings/notation.ts';
import { listSettings } from '../../main/config/settings/read.ts';
import { setSetting } from '../../main/config/settings/set.ts';
import { encodeText } from '../../main/config/text/encodeText.ts';
import { spliceEdits } from '../../main/config/text/spliceEdits.ts';
import { firstForbidden } from '../../main/config/xml/escape.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import { configOf, edited, failed, inverse, plain, textAfter } from './samples.ts';
import { shapeOf, xmlDocument, type Shape } from './generatedXml.ts';
import { yamlDocument } from './generatedYaml.ts';

const AGENT =
  'config:\n  - stage: boot\n    tasks:\n      - task: first\n      - task: second # it\n        inputs:\n          password:\n            type: random\n';

describe('removing from YAML', () => {
  it.each<readonly [string, string, string]>([
    ['config[1]/tasks[2]/task', '      - task: second # it\n        inputs:\n', '      - inputs:\n'],
    ['config[1]/stage', '  - stage: boot\n    tasks:\n', '  - tasks:\n'],
    ['config[1]/tasks[1]', '      - task: first\n', ''],
    ['config[1]/tasks[2]', AGENT.slice(AGENT.indexOf('      - task: second')), ''],
    ['config[1]/tasks[2]/inputs', AGENT.slice(AGENT.indexOf('        inputs')), ''],
    ['config[1]/tasks[2]/inputs/password/type', 'password:\n            type: random\n', 'password: {}\n'],
  ])('%s', (setting, before, after) => {
    expect(textAfter(AGENT, setting, null, 'agent-config.yml')).toBe(AGENT.replace(before, after));
  });

  it.each<readonly [string, string, string]>([
    ['- - a\n  - b\n- c', '""[1]', '- - b\n- c'],
    ['a:\r\n  - x\r\nb: 1', 'a[1]', 'a: []\r\nb: 1'],
    ['a: # note\n- x # gone\n', 'a[1]', 'a: [] # note\n'],
    ['- a: 1\n  # about b\n  b: 2\n', '""/a', '-\n  # about b\n  b: 2\n'],
    ['# head\na: 1 # gone\n', 'a', '# head\n{}\n'],
    ['a: |\n  # x\n\n  y\n# note\nb: 1\n', 'a', '# note\nb: 1\n'],
    ['a: 1\nb: 2', 'b', 'a: 1\n'],
  ])('%j without %s', (text, setting, after) => {
    expect(textAfter(text, setting, null, 'x.yml')).toBe(after);
  });

  it('refuses to leave an item that holds nothing', () => {
    const outcome = setSetting(configOf('agent-config.yml', AGENT), 'config[1]/tasks[1]/task', null);
    expect([failed(outcome), outcome.ok ? '' : outcome.problem.diagnostic.fix]).toEqual([
      ['usage', 'setting-only-key'],
      'Remove the whole item config[1]/tasks[1].',
    ]);
  });
});

const SHELL = 'Microsoft-Windows-Shell-Setup';
const ACCOUNTS = `oobeSystem/${SHELL}/UserAccounts`;
const SCRUBBED = `<unattend><settings pass="oobeSystem"><component name="${SHELL}"><UserAccounts><AdministratorPassword>*SENSITIVE*DATA*DELETED*</AdministratorPassword></UserAccounts></component></settings></unattend>`;
/** The one character that is no UTF-8 keeps the file in windows-1252. */
const WESTERN = Buffer.from('<?xml version="1.0" encoding="windows-1252"?><r><a>\u00e9</a></r>', 'latin1');

describe('what would change more than the setting', () => {
  it.each<readonly [string, ConfigDocument, string, string | null]>([
    ['a comment would become text', configOf('x.yml', 'a: |\n  x\nb: 1\n  # deep\n'), 'b', null],
    ['blank lines would become text', configOf('x.yml', 'a: |+\n  x\nb: 1\n\nc: 1\n'), 'b', null],
    [
      'the new key is another one',
      configOf('u.xml', SCRUBBED),
      `${ACCOUNTS}/LocalAccounts/LocalAccount[Name=a]/Name`,
      'b',
    ],
    ['the bytes would be read as UTF-8', openConfig('x.xml', WESTERN), 'a', '\u00c3\u00a9'],
  ])('is refused: %s', (_why, config, setting, value) => {
    expect(failed(setSetting(config, setting, value))).toEqual(['input', 'setting-changes-others']);
  });

  it('adds nothing beside the text of a cached copy', () => {
    const setting = `${ACCOUNTS}/AdministratorPassword/Value`;
    expect(failed(setSetting(configOf('u.xml', SCRUBBED), setting, 'x'))).toEqual(['usage', 'setting-holds-text']);
  });

  it('says where', () => {
    const outcome = setSetting(configOf('x.yml', 'z: 1\na: |\n  x\nb: 1\n  # deep\n'), 'b', null);
    expect(outcome.ok ? [] : outcome.problem.diagnostic.where).toEqual([{ file: 'x.yml', line: 2, column: 1 }]);
  });

  it('keeps away from what a damaged file does not show', () => {
    const config = configOf('x.yml', 'a: 1\nb: 2\nc: "x\n');
    expect([setSetting(config, 'a', null), setSetting(config, 'd', null)].map(failed)).toEqual([
      ['input', 'setting-file-damaged'],
      ['input', 'setting-file-damaged'],
    ]);
    expect(edited(config, setSetting(config, 'a', '5')).source.text).toBe('a: 5\nb: 2\nc: "x\n');
  });
});

/** A value of JSON or YAML without the entries and items that a test picks. */
function without(value: unknown, isGone: (inner: unknown) => boolean): unknown {
  if (Array.isArray(value)) return value.filter((item) => !isGone(item)).map((item) => without(item, isGone));
  if (!isMap(value)) return value;
  const kept = Object.entries(value).filter(([, inner]) => !isGone(inner));
  return Object.fromEntries(kept.map(([key, inner]) => [key, without(inner, isGone)]));
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is the map that a text stands in, in its lists too. */
function holds(value: unknown, text: string): boolean {
  return isMap(value) && Object.values(value).some((inner) => [inner].flat(Infinity).includes(text));
}

/** Whether what is picked is all that an item of a list holds. */
function isAllOfItem(value: unknown, isGone: (inner: unknown) => boolean, inItem = false): boolean {
  if (!isMap(value) && !Array.isArray(value)) return false;
  const inside = Object.values(value);
  if (inside.length === 1 && isGone(inside[0])) return inItem;
  return inside.some((inner) => isAllOfItem(inner, isGone, Array.isArray(value)));
}

/** The setting that a picked number names, with its text. */
function picked(config: ConfigDocument, pick: number): { readonly setting: string; readonly text: string } | null {
  const all = listSettings(config, { showSecrets: true }).filter(({ value }) => value?.includes('text') === true);
  const found = all[pick % Math.max(all.length, 1)];
  return found === undefined ? null : { setting: found.setting, text: found.value ?? '' };
}

function groupOf(setting: string): string | null {
  const steps = unwrap(parseSetting(setting)).slice(0, -1);
  return steps.length === 0 ? null : steps.map(formatStep).join('/');
}

const VALUE = fc.oneof(
  fc.constantFrom('x', 'a: b', '# c', "it's", '', 'true', '\u0085\b"', ' x ', 'é€😀', 'Ã©'),
  fc.string(),
);

describe('an edit changes what it is for, and nothing else', () => {
  it('in generated YAML', () => {
    fc.assert(
      fc.property(yamlDocument, fc.nat(), VALUE, ({ text, value }, pick, wanted) => {
        const config = configOf('x.yml', text);
        const target = picked(config, pick);
        if (target === null) return;
        const { setting } = target;
        const after = edited(config, setSetting(config, setting, wanted));
        const replaced = JSON.stringify(value).replace(JSON.stringify(target.text), () => JSON.stringify(wanted));
        expect([text, plain(after.data?.root ?? null)]).toEqual([text, JSON.parse(replaced)]);
        expectRemoved(config, value, setting, (inner) => inner === target.text);
        const group = groupOf(setting);
        if (group !== null) expectRemoved(config, value, group, (inner) => holds(inner, target.text));
      }),
      { numRuns: 400 },
    );
  });

  it('in generated JSON', () => {
    fc.assert(
      fc.property(yamlDocument, fc.nat(), VALUE, fc.constantFrom(0, 2, '\t'), ({ value }, pick, wanted, indent) => {
        const text = JSON.stringify(value, null, indent);
        const config = configOf('x.json', text);
        const target = picked(config, pick);
        if (target === null) return;
        const replaced = JSON.stringify(value).replace(JSON.stringify(target.text), () => JSON.stringify(wanted));
        expect(JSON.parse(textAfter(text, target.setting, wanted, 'x.json'))).toEqual(JSON.parse(replaced));
        expect(JSON.parse(textAfter(text, target.setting, null, 'x.json'))).toEqual(
          without(value, (inner) => inner === target.text),
        );
        const group = groupOf(target.setting);
        if (group === null) return;
        expect(JSON.parse(textAfter(text, group, null, 'x.json'))).toEqual(
          without(value, (inner) => holds(inner, target.text)),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('in generated XML, in every encoding', () => {
    const value = VALUE.filter((text) => firstForbidden(text) === null).map((text) => text.replaceAll('\r', ''));
    fc.assert(
      fc.property(xmlDocument, fc.nat(), value, fc.constantFrom(...ENCODINGS), (text, pick, wanted, encoding) => {
        const config = openConfig('x.xml', encoded(text, encoding));
        const target = picked(config, pick);
        const before = shapeOf(text);
        if (target === null || before === null) return;
        const { setting, text: old } = target;
        expect(config.source.encoding).toBe(encoding);
        expectShape(config, setting, wanted, withText(before, old, wanted));
        expectShape(config, setting, null, withoutText(before, old));
        const group = groupOf(setting);
        if (group !== null) expectShape(config, group, null, withoutGroup(before, old));
      }),
      { numRuns: 400 },
    );
  });
});

const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;

/** A document in an encoding that it declares, with a mark where there is one and a character that is no ASCII. */
function encoded(text: string, encoding: (typeof ENCODINGS)[number]): Uint8Array {
  const name = encoding.startsWith('utf-16') ? 'utf-16' : encoding;
  const head = `<?xml version="1.0" encoding="${name}"?><!-- \u00e9 -->\n`;
  const newline = text.includes('\r\n') ? 'crlf' : 'lf';
  return unwrap(encodeText(head + text.replace(/^<\?xml.*\?>\s*/, ''), { encoding, bom: true, newline }));
}

function expectShape(config: ConfigDocument, setting: string, value: string | null, expected: Shape): void {
  const edits = unwrap(setSetting(config, setting, value));
  const after = openConfig(config.path, unwrap(spliceEdits(config.source, edits)));
  const { text } = after.source;
  expect([config.source.text, shapeOf(text)]).toEqual([config.source.text, expected]);
  expect([after.source.encoding, after.source.bom]).toEqual([config.source.encoding, config.source.bom]);
  if (value === null) expect(text).not.toMatch(/^[ \t]+$/m);
  const back = spliceEdits(after.source, inverse(config.source.text, edits));
  expect(Buffer.compare(unwrap(back), config.source.bytes)).toBe(0);
}

function withText([name, attributes, content]: Shape, old: string, wanted: string): Shape {
  const given = Object.entries(attributes).map(([key, value]) => [key, value === old ? wanted : value] as const);
  const text = content === old && wanted.trim() === '' ? [] : wanted;
  const inside = content === old ? text : content;
  return [
    name,
    Object.fromEntries(given),
    typeof inside === 'string' ? inside : inside.map((inner) => withText(inner, old, wanted)),
  ];
}

function withoutText([name, attributes, content]: Shape, old: string): Shape {
  const given = Object.entries(attributes).filter(([, value]) => value !== old);
  const inside = typeof content === 'string' ? content : content.filter((inner) => inner[2] !== old);
  return [
    name,
    Object.fromEntries(given),
    typeof inside === 'string' ? inside : inside.map((inner) => withoutText(inner, old)),
  ];
}

function withoutGroup([name, attributes, content]: Shape, old: string): Shape {
  if (typeof content === 'string') return [name, attributes, content];
  const isGroup = ([, given, inside]: Shape): boolean =>
    Object.values(given).includes(old) || (typeof inside !== 'string' && inside.some((inner) => inner[2] === old));
  return [name, attributes, content.filter((inner) => !isGroup(inner)).map((inner) => withoutGroup(inner, old))];
}

function expectRemoved(
  config: ConfigDocument,
  value: unknown,
  setting: string,
  isGone: (inner: unknown) => boolean,
): void {
  const outcome = setSetting(config, setting, null);
  const { text } = config.source;
  if (isAllOfItem(value, isGone)) return expect([text, failed(outcome)]).toEqual([text, ['usage', 'setting-only-key']]);
  const after = edited(config, outcome);
  expect([text, plain(after.data?.root ?? null)]).toEqual([text, without(value, isGone)]);
  expect(after.source.text).not.toMatch(/^[ \t]+$/m);
}

describe('hostile layout', () => {
  const blanks = ' '.repeat(300_000);
  const rows = '<Plugin><Name>x</Name><State>y</State></Plugin>'.repeat(10_000);
  it.each<readonly [string, string, string, string | null]>([
    ['x.json', `{"a":1,${blanks}"b":2,"c":3}`, 'c', null],
    [
      'Config.xml',
      `<Ec2ConfigurationSettings>\n<Plugins>\n${blanks}${rows}\n</Plugins></Ec2ConfigurationSettings>`,
      'Plugins/Ec2EventLog',
      'Enabled',
    ],
  ])('costs no more than its length: %s', (path, text, setting, value) => {
    const start = performance.now();
    expect(setSetting(configOf(path, text), setting, value).ok).toBe(true);
    expect(performance.now() - start).toBeLessThan(4000);
  });
});
