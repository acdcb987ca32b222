import { z } from 'zod';
import explanationData from '../../../resources/codes/explanations.json' with { type: 'json' };
import facilityData from '../../../resources/codes/facilities.json' with { type: 'json' };
import hresultData from '../../../resources/codes/hresult.json' with { type: 'json' };
import ntstatusData from '../../../resources/codes/ntstatus.json' with { type: 'json' };
import win32Data from '../../../resources/codes/win32.json' with { type: 'json' };

/** Which table a number is read in. */
export type CodeKind = 'win32' | 'hresult' | 'ntstatus' | 'setupapi' | 'stop';

type NamedKind = 'win32' | 'hresult' | 'ntstatus';

export interface Explanation {
  readonly kind: CodeKind;
  /** Null where no free header has a name. */
  readonly name: string | null;
  readonly meaning: string;
}

const explanationSchema = z.object({
  codes: z.array(
    z.strictObject({
      code: z.string().regex(/^0x[0-9A-F]{8}$/),
      kind: z.enum(['win32', 'hresult', 'ntstatus', 'setupapi', 'stop']),
      name: z.string().nullable(),
      meaning: z.string().min(1),
    }),
  ),
});
const facilitySchema = z.object({
  hresult: z.record(z.string(), z.string()),
  ntstatus: z.record(z.string(), z.string()),
});

type Names = ReadonlyMap<number, readonly string[]>;

function readNames(lines: readonly string[], radix: number): Names {
  const names = new Map<number, string[]>();
  for (const line of lines) {
    const blank = line.indexOf(' ');
    const value = Number.parseInt(line.slice(0, blank), radix);
    const known = names.get(value);
    if (known === undefined) names.set(value, [line.slice(blank + 1)]);
    else known.push(line.slice(blank + 1));
  }
  return names;
}

const names: Readonly<Record<NamedKind, Names>> = {
  win32: readNames(win32Data.names, 10),
  hresult: readNames(hresultData.names, 16),
  ntstatus: readNames(ntstatusData.names, 16),
};

const explanations = new Map(
  explanationSchema
    .parse(explanationData)
    .codes.map(({ code, ...rest }): [string, Explanation] => [`${rest.kind} ${Number(code)}`, rest]),
);
const facilities = facilitySchema.parse(facilityData);

/** Symbolic names of a number in a table; none for unknown numbers. */
export function namesOf(kind: CodeKind, value: number): readonly string[] {
  return kind === 'setupapi' || kind === 'stop' ? [] : (names[kind].get(value) ?? []);
}

/** Our own explanation of a number, if there is one. */
export function explanationOf(kind: CodeKind, value: number): Explanation | null {
  return explanations.get(`${kind} ${value}`) ?? null;
}

/** Name or use of a facility; null for numbers nobody documents. */
export function facilityName(kind: 'hresult' | 'ntstatus', facility: number): string | null {
  return facilities[kind][String(facility)] ?? null;
}

export interface NamedCode {
  readonly kind: CodeKind;
  readonly value: number;
  readonly name: string;
}

/** Most names that a part of a name may find. */
const MAX_NAMES = 20;

/** Codes with this name; without an exact one, those whose name holds the text (at most 20). Without case. */
export function codesByName(text: string): readonly NamedCode[] {
  const wanted = text.toUpperCase();
  const all = allNames();
  const exact = all.filter((code) => code.name.toUpperCase() === wanted);
  return exact.length > 0 ? exact : all.filter((code) => code.name.toUpperCase().includes(wanted)).slice(0, MAX_NAMES);
}

function allNames(): readonly NamedCode[] {
  const kinds = ['win32', 'hresult', 'ntstatus'] as const;
  const fromHeaders = kinds.flatMap((kind) =>
    [...names[kind]].flatMap(([value, list]) => list.map((name): NamedCode => ({ kind, value, name }))),
  );
  const known = new Set(fromHeaders.map(({ name }) => name));
  const ours = [...explanations].flatMap(([key, { kind, name }]): NamedCode[] =>
    name === null || known.has(name) ? [] : [{ kind, name, value: Number(key.split(' ')[1]) }],
  );
  return [...fromHeaders, ...ours];
}
