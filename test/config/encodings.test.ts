import { describe, expect, it } from 'vitest';
import { openConfig, type ConfigDocument } from '../../main/config/document.ts';
import { setSettings } from '../../main/config/settings/set.ts';
import { configOf, edited, stock } from './samples.ts';

/** Encodings as files have them, written by Node and not by the program. */
const ENCODINGS: readonly {
  readonly title: string;
  readonly declared: string;
  readonly encode: (text: string) => Buffer;
  readonly found: readonly [encoding: string, bom: string | null];
}[] = [
  { title: 'UTF-8', declared: 'utf-8', encode: (text) => Buffer.from(text), found: ['utf-8', null] },
  {
    title: 'UTF-8 with mark',
    declared: 'utf-8',
    encode: (text) => Buffer.from(`\ufeff${text}`),
    found: ['utf-8', 'utf-8'],
  },
  {
    title: 'UTF-16LE',
    declared: 'utf-16',
    encode: (text) => Buffer.from(text, 'utf16le'),
    found: ['utf-16le', null],
  },
  {
    title: 'UTF-16LE with mark',
    declared: 'utf-16',
    encode: (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
    found: ['utf-16le', 'utf-16le'],
  },
  {
    title: 'UTF-16BE',
    declared: 'utf-16',
    encode: (text) => Buffer.from(text, 'utf16le').swap16(),
    found: ['utf-16be', null],
  },
  {
    title: 'UTF-16BE with mark',
    declared: 'utf-16',
    encode: (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
    found: ['utf-16be', 'utf-16be'],
  },
  {
    title: 'Windows-1252',
    declared: 'windows-1252',
    // The characters of the test are the same in ISO 8859-1, which is what Node calls latin1.
    encode: (text) => Buffer.from(text, 'latin1'),
    found: ['windows-1252', null],
  },
];

const LINE_ENDS = { CRLF: '\r\n', LF: '\n', CR: '\r' } as const;

const CASES = ENCODINGS.flatMap((encoding) =>
  Object.entries(LINE_ENDS).map(([ends, newline]) => ({ ...encoding, ends, newline })),
);

const SHELL = 'Microsoft-Windows-Shell-Setup';
const COMMAND = 'specialize/Microsoft-Windows-Deployment/RunSynchronous/RunSynchronousCommand[Order=9]/Path';

/** One change, one addition beside neighbours, one with new groups around it, and one that is taken away. */
const CHANGES = [
  { setting: `oobeSystem/${SHELL}/RegisteredOwner`, value: 'Zoë & Söhne' },
  { setting: `specialize/${SHELL}/ComputerName`, value: 'WEB1' },
  { setting: COMMAND, value: 'cmd.exe /c echo "é"' },
  { setting: `specialize/${SHELL}/CopyProfile`, value: null },
];

/** The stock file with characters beyond ASCII, and what the changes make of it; lines end with LF. */
const BEFORE = stock('sysprep2008.xml')
  .source.text.replaceAll('\r\n', '\n')
  .replace('</unattend>', '  <!-- für Zoë -->\n</unattend>');
const AFTER = changed(configOf('unattend.xml', BEFORE)).source.text;

function changed(config: ConfigDocument): ConfigDocument {
  return edited(config, setSettings(config, CHANGES));
}

describe('edits of an answer file', () => {
  it.each(CASES)('are the same in $title with $ends, in the bytes of the file', (each) => {
    const bytesOf = (text: string): Buffer =>
      each.encode(text.replace('encoding="utf-8"', `encoding="${each.declared}"`).replaceAll('\n', each.newline));
    const config = openConfig('unattend.xml', bytesOf(BEFORE));
    expect([config.source.encoding, config.source.bom, config.xml?.problems]).toEqual([...each.found, []]);
    expect(Buffer.compare(changed(config).source.bytes, bytesOf(AFTER))).toBe(0);
  });

  it('stand among their neighbours', () => {
    const [before, after] = [BEFORE.split('\n'), AFTER.split('\n')];
    expect([after.filter((line) => !before.includes(line)), before.filter((line) => !after.includes(line))]).toEqual([
      [
        '      <RegisteredOwner>Zoë &amp; Söhne</RegisteredOwner>',
        '      <ComputerName>WEB1</ComputerName>',
        '          <Order>9</Order>',
        '          <Path>cmd.exe /c echo "é"</Path>',
      ],
      ['      <CopyProfile>true</CopyProfile>'],
    ]);
  });
});
