// Makes win32.json, hresult.json and ntstatus.json from the public-domain headers of mingw-w64 (names and numbers only).
// Usage: node resources/codes/generate.mjs FOLDER, where FOLDER holds winerror.h and its neighbours, as Debian's
// package mingw-w64-common installs them in /usr/share/mingw-w64/include.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HEADERS = ['winerror.h', 'lmerr.h', 'ntstatus.h', 'wuerror.h', 'vsserror.h', 'slerror.h'];
const PUBLIC_DOMAIN = 'is placed in the Public Domain';
const WRAPPERS = /__MSABI_LONG|_HRESULT_TYPEDEF_|_NDIS_ERROR_TYPEDEF_|\((?:HRESULT|NTSTATUS|DWORD)\)|[()]/g;
/** Limits, masks, bases and macros of the headers that are no codes. */
const NO_CODE = /(?:_FIRST|_LAST|_BASE|_MASK|_START|_END|^WSABASEERR|^FACILITY_\w+|^STATUS_SEVERITY_\w+|^SEVERITY_\w+|^_\w+)$/;
const FORMS = [
  /^(?<hex>0x[0-9a-f]+)L?$/i,
  /^(?<decimal>\d+)L?$/,
  /^(?<base>[A-Z]\w*) ?\+ ?(?<plus>\d+)$/,
  /^(?<alias>[A-Z]\w+)$/i,
];

/** Every define of a header: its name, what stands behind it, and whether that is typed as HRESULT. */
function definesOf(folder, header) {
  const text = readFileSync(join(folder, header), 'utf8');
  if (!text.slice(0, 600).includes(PUBLIC_DOMAIN)) throw new Error(`${header} does not say that it is in the public domain.`);
  return [...text.matchAll(/^[ \t]*#define[ \t]+(\w+)[ \t]+(.+)$/gm)].map(([, name, body]) => ({
    name,
    isHresult: /HRESULT/.test(body),
    body: body.replace(/\/\*.*$/, '').replaceAll(WRAPPERS, '').trim(),
  }));
}

function valueOf(name, defines, depth = 0) {
  const body = defines.get(name);
  if (body === undefined || depth > 4) return null;
  const groups = FORMS.map((form) => form.exec(body)?.groups).find((found) => found !== undefined);
  if (groups === undefined) return null;
  if (groups.hex !== undefined) return Number(groups.hex);
  if (groups.decimal !== undefined) return Number(groups.decimal);
  const other = valueOf(groups.base ?? groups.alias, defines, depth + 1);
  return other === null ? null : other + Number(groups.plus ?? 0);
}

/** General names of a number stand before those of special fields. */
const rank = (name) => (/^(?:ERROR|STATUS|E)_/.test(name) ? 0 : 1);

/** Lines `number name`, by number and then by name; several names of one number stay. */
function lines(entries, radix) {
  const text = (value) => (radix === 16 ? value.toString(16).toUpperCase().padStart(8, '0') : String(value));
  return entries
    .toSorted((a, b) => a.value - b.value || rank(a.name) - rank(b.name) || (a.name < b.name ? -1 : 1))
    .map(({ name, value }) => `${text(value)} ${name}`);
}

function main(folder) {
  const byHeader = HEADERS.map((header) => [header, definesOf(folder, header)]);
  const defines = new Map(byHeader.flatMap(([, list]) => list.map(({ name, body }) => [name, body])));
  const codes = byHeader.flatMap(([header, list]) =>
    [...new Map(list.map((define) => [define.name, define])).values()]
      .filter(({ name }) => !NO_CODE.test(name))
      .map(({ name, isHresult }) => ({ header, name, isHresult, value: valueOf(name, defines) }))
      .filter(({ value }) => value !== null && value >= 0 && value <= 0xffffffff),
  );
  const isStatus = ({ header }) => header === 'ntstatus.h';
  const isWin32 = ({ header, value, isHresult }) =>
    header === 'lmerr.h' || (header === 'winerror.h' && value < 0x10000 && !isHresult);
  write('win32', codes.filter((code) => !isStatus(code) && isWin32(code)), 10);
  write('hresult', codes.filter((code) => !isStatus(code) && !isWin32(code)), 16);
  write('ntstatus', codes.filter(isStatus), 16);
}

function write(name, entries, radix) {
  const path = fileURLToPath(new URL(`${name}.json`, import.meta.url));
  const about = `Names from the public-domain headers of mingw-w64; made by generate.mjs. Numbers are ${radix === 16 ? 'hexadecimal' : 'decimal'}.`;
  writeFileSync(path, `${JSON.stringify({ about, names: lines(entries, radix) }, null, 2)}\n`);
}

main(process.argv[2] ?? '/usr/share/mingw-w64/include');
