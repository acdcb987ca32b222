import { parseVolumePath, type VolumePath } from '../../shared/base/winPath.ts';
import type { Found, VolumeFs } from '../../shared/model/volume.ts';

const SYSTEM32 = 'Windows/System32';

/** Whether the volume has the programs of Windows: a folder that was copied without them says nothing of a DLL. */
export function hasPrograms(fs: VolumeFs): Found<boolean> {
  const files = fs.list(SYSTEM32);
  if (files.kind === 'unreadable') return files;
  const names = files.kind === 'found' ? files.value : [];
  return { kind: 'found', value: names.some(({ path, type }) => type === 'file' && /\.dll$/i.test(path)) };
}

export interface DllState {
  readonly kind: 'there' | 'missing' | 'otherArchitecture' | 'unknown';
  /** Null for a place that is not on this volume. */
  readonly path: VolumePath | null;
  readonly says: string;
}

/**
 * Looks for a DLL as Sysprep names it: `$(runtime.system32)` and `$(runtime.windows)` stand for those folders, and a
 * name without drive or variable lies below System32. Its header tells whether a Windows of `architecture` can load
 * it. Source: sysprep facts, sections 3.1 and 3.5; the header is that of Microsoft's PE format.
 */
export function lookAtDll(fs: VolumeFs, written: string, architecture: string): DllState {
  const path = dllPath(written);
  if (path === null) return { kind: 'unknown', path, says: `${written} is not a place on this volume` };
  const stat = fs.stat(path);
  if (stat.kind === 'unreadable') return { kind: 'unknown', path, says: stat.problem.diagnostic.summary };
  if (stat.kind === 'absent' || stat.value.type !== 'file')
    return { kind: 'missing', path, says: `${path} is missing` };
  const machine = readMachine(fs, path);
  const wanted = MACHINES[architecture];
  if (machine === null || wanted === undefined || machine === wanted || !Object.values(MACHINES).includes(machine))
    return { kind: 'there', path, says: `${path} is there` };
  return { kind: 'otherArchitecture', path, says: `${path} is a program of another architecture` };
}

function dllPath(written: string): VolumePath | null {
  const expanded = written
    .trim()
    .replace(/^\$\(runtime\.system32\)/i, `%SystemRoot%\\System32`)
    .replace(/^\$\(runtime\.windows\)/i, '%SystemRoot%');
  const isPlaced = /^(?:[A-Za-z]:|[\\/%])/.test(expanded);
  const parsed = parseVolumePath(isPlaced ? expanded : `%SystemRoot%\\System32\\${expanded}`);
  return parsed.kind === 'path' ? parsed.path : null;
}

/** Machine numbers of the PE header that can be held against the Windows; those of Arm are mixed and left out. */
const MACHINES: Readonly<Record<string, number>> = { x86: 0x014c, amd64: 0x8664 };
const PE_POINTER = 0x3c;

/** The machine number of a program's header; null for a file that is no program or cannot be read. */
function readMachine(fs: VolumeFs, path: VolumePath): number | null {
  const start = bytesAt(fs, path, 0, PE_POINTER + 4);
  if (start === null || start.getUint16(0) !== 0x4d5a) return null;
  const header = bytesAt(fs, path, start.getUint32(PE_POINTER, true), 6);
  return header === null || header.getUint32(0) !== 0x5045_0000 ? null : header.getUint16(4, true);
}

function bytesAt(fs: VolumeFs, path: VolumePath, offset: number, length: number): DataView | null {
  const bytes = fs.readRange(path, offset, length);
  if (bytes.kind !== 'found' || bytes.value.length < length) return null;
  return new DataView(bytes.value.buffer, bytes.value.byteOffset, length);
}
