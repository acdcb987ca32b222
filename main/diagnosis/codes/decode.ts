import { explanationOf, facilityName, namesOf, type CodeKind } from './codeTables.ts';

/** One way to understand a number. */
export interface Reading {
  readonly kind: CodeKind;
  readonly facility: string | null;
  readonly name: string | null;
  readonly meaning: string | null;
}

/** Licensing codes 0xC004xxxx are HRESULTs that use the facility number of others. */
const LICENSING = 0xc004;
const WIN32_LIMIT = 0x1_0000;
const FACILITY_WIN32 = 7;
const HRESULT_WIN32 = 0x8007_0000;
const SAME_CODE = 'The same code in HRESULT form.';
/** Below it stand the results of waiting, which share their numbers with common Win32 codes. */
const FIRST_STATUS = 0x100;
/** HRESULT_FROM_NT sets this bit. */
const MAPPED_STATUS = 0x1000_0000;

/**
 * Every way to understand a 32-bit number, the likeliest first. Rules: error-codes.md, section 2 (first digit 8 is an
 * HRESULT, C an NTSTATUS except licensing 0xC004 and upgrade 0xC19, D a mapped NTSTATUS, E a SetupAPI code, below
 * 0x10000 a Win32 code that may also be a stop code or a small status).
 */
export function readingsOf(value: number): readonly Reading[] {
  const kinds = kindsOf(value);
  const readings = kinds.flatMap((kind) => READERS[kind](value));
  const known = readings.filter((reading) => reading.name !== null || reading.meaning !== null);
  return known.length > 0 ? distinct(known) : readings.slice(0, 1);
}

function kindsOf(value: number): readonly CodeKind[] {
  if (value < WIN32_LIMIT)
    return value < FIRST_STATUS ? ['win32', 'stop', 'hresult'] : ['win32', 'stop', 'ntstatus', 'hresult'];
  switch (value >>> 28) {
    case 0xe:
      return ['setupapi'];
    case 0xd:
      return ['hresult', 'ntstatus'];
    case 0xc:
      return value >>> 16 === LICENSING || value >>> 20 === 0xc19 ? ['hresult'] : ['ntstatus', 'hresult', 'stop'];
    case 0x4:
      return ['ntstatus', 'hresult'];
    default:
      return ['hresult', 'ntstatus'];
  }
}

const READERS: Readonly<Record<CodeKind, (value: number) => readonly Reading[]>> = {
  win32: win32Readings,
  stop: (value) => named('stop', value, null),
  ntstatus: (value) => named('ntstatus', value, facilityName('ntstatus', (value >>> 16) & 0xfff)),
  setupapi: setupapiReadings,
  hresult: hresultReadings,
};

/** A low word (`dwRet`) is also read as the HRESULT that it was cut from (error-codes.md, section 4). */
function win32Readings(value: number): readonly Reading[] {
  const whole = (HRESULT_WIN32 + value) >>> 0;
  const meaning = explanationOf('hresult', whole)?.meaning ?? null;
  const readings = named('win32', value, null).map((reading) => ({ ...reading, meaning: reading.meaning ?? meaning }));
  const known = value > 0 && readings.some(({ name }) => name !== null);
  const name = `HRESULT 0x${whole.toString(16).toUpperCase()}`;
  return known ? [...readings, { kind: 'hresult', facility: 'FACILITY_WIN32', name, meaning: SAME_CODE }] : readings;
}

function hresultReadings(value: number): readonly Reading[] {
  if (value >>> 28 === 0xd) return named('ntstatus', value - MAPPED_STATUS, 'mapped NTSTATUS').map(asHresult);
  const number = (value >>> 16) & 0x7ff;
  const facility = value >>> 16 === LICENSING ? 'licensing' : facilityName('hresult', number);
  const own = named('hresult', value, facility);
  if (value >>> 31 === 0 || number !== FACILITY_WIN32) return own;
  const low = named('win32', value & 0xffff, facility).map(asHresult);
  // A Win32 code in HRESULT form: its own explanation is the better one, unless the HRESULT has one of its own.
  return explanationOf('hresult', value) === null ? [...low, ...own] : [...own, ...low];
}

/** HRESULT_FROM_SETUPAPI: codes with severity and application bits stand in the headers as 0x800Fxxxx. */
function setupapiReadings(value: number): readonly Reading[] {
  const explained = explanationOf('setupapi', value);
  const inHeaders = named('hresult', (0x800f_0000 | (value & 0xffff)) >>> 0, null);
  return inHeaders.map((reading) => ({
    ...reading,
    kind: 'setupapi' as const,
    facility: 'FACILITY_SETUPAPI',
    meaning: explained?.meaning ?? reading.meaning,
  }));
}

/** Readings of a number in one table: one per name, or one without name. */
function named(kind: CodeKind, value: number, facility: string | null): readonly Reading[] {
  const explained = explanationOf(kind, value);
  const names = new Set([...(explained?.name === null ? [] : [explained?.name]), ...namesOf(kind, value)]);
  const list = [...names].filter((name) => name !== undefined);
  const meaning = explained?.meaning ?? null;
  if (list.length === 0) return [{ kind, facility, name: null, meaning }];
  return list.map((name) => ({ kind, facility, name, meaning }));
}

function asHresult(reading: Reading): Reading {
  return { ...reading, kind: 'hresult' };
}

function distinct(readings: readonly Reading[]): readonly Reading[] {
  const seen = new Set<string>();
  return readings.filter(({ kind, name }) => {
    const key = name ?? kind;
    return !seen.has(key) && seen.add(key);
  });
}
