import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UNATTEND_NAMESPACE } from '../../main/config/namespaces.ts';

/** A settings file that was made to hurt its reader. */
export interface HostileFile {
  readonly name: string;
  /** Its text; a number of bytes for a file of nothing. */
  readonly content: string | number;
  /** What is said of it before anything else, as code or as the file that cannot be read. */
  readonly code: string;
  /** How `config lint` ends: 1 with warnings, 2 with errors, 65 where the file is not read. */
  readonly exit: number;
}

const ROOT = `unattend xmlns="${UNATTEND_NAMESPACE}"`;
const MANY = 100_000;

const entities = Array.from({ length: 20 }, (_, level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(10)}">`);
const attributes = Array.from({ length: 2 * MANY }, (_, index) => ` a${index}="1"`);
const aliases = Array.from('bcdefghijklmnop', (name, index) => {
  const before = 'abcdefghijklmnop'.charAt(index);
  return `${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join(', ')}]`;
});

/** What somebody might put before the program: each gets its own coded answer, soon, and takes little memory. */
export const HOSTILE_FILES: readonly HostileFile[] = [
  {
    name: 'entity-bomb.xml',
    content: `<!DOCTYPE unattend [<!ENTITY e0 "lol">${entities.join('')}]>\n<${ROOT}>&e20;</unattend>`,
    code: 'xml-doctype-entities',
    exit: 2,
  },
  {
    name: 'external-entity.xml',
    content: `<!DOCTYPE unattend [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<${ROOT}>&x;</unattend>`,
    code: 'xml-doctype-external',
    exit: 2,
  },
  {
    name: 'levels.xml',
    content: `<${ROOT}>${'<a>'.repeat(MANY)}${'</a>'.repeat(MANY)}</unattend>`,
    code: 'xml-too-deep',
    exit: 2,
  },
  { name: 'attributes.xml', content: `<${ROOT}${attributes.join('')}/>`, code: 'xml-attributes-too-many', exit: 2 },
  { name: 'nul.xml', content: `<${ROOT}><a>\0\0</a></unattend>`, code: 'xml-bad-character', exit: 2 },
  { name: 'characters.xml', content: `<${ROOT}>${' '.repeat(1 << 24)}</unattend>`, code: 'xml-too-large', exit: 2 },
  { name: 'bytes.xml', content: 2 ** 33, code: 'config-too-large', exit: 65 },
  { name: 'levels.json', content: '{"a":'.repeat(MANY), code: 'json-too-deep', exit: 2 },
  { name: 'characters.json', content: `["${'x'.repeat(1 << 22)}"]`, code: 'json-too-large', exit: 2 },
  { name: 'nul.json', content: '{"a": \0}', code: 'json-bad-value', exit: 2 },
  { name: 'number.json', content: `{"a": ${'9'.repeat(1 << 20)}e}`, code: 'json-bad-value', exit: 2 },
  { name: 'aliases.yml', content: `a: &a [x]\n${aliases.join('\n')}`, code: 'yaml-alias-not-followed', exit: 1 },
  { name: 'levels.yml', content: '- '.repeat(MANY), code: 'yaml-too-deep', exit: 2 },
  { name: 'brackets.yml', content: '['.repeat(MANY), code: 'yaml-too-deep', exit: 2 },
  { name: 'characters.yml', content: `a: ${'x'.repeat(1 << 20)}`, code: 'yaml-too-large', exit: 2 },
  { name: 'nul.yml', content: 'name: "\0"\nversion: 1.0\n', code: 'yaml-bad-character', exit: 2 },
];

/** Writes a hostile file into a folder and gives its path. A file of nothing takes no room on the disk. */
export function writeHostileFile(folder: string, { name, content }: HostileFile): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : '');
  if (typeof content === 'number') truncateSync(path, content);
  return path;
}
