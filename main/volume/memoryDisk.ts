import { invariant } from '../../shared/base/assert.ts';
import type { FailureReason, HostFailure, HostResult } from '../platform/hostFailure.ts';
import type { RawDisk, RawName, RawStat, RawType } from '../platform/rawDisk.ts';

export interface MemoryDiskParts {
  /** Content by path; a path that ends in `/` is an empty folder. Text is stored as UTF-8. */
  readonly files: Readonly<Record<string, Uint8Array | string>>;
  /** Targets by path of the link. */
  readonly links?: Readonly<Record<string, string>>;
  /** Paths that the disk refuses to list or read (access denied). */
  readonly unreadable?: readonly string[];
  /** Last write of everything, milliseconds since 1970 UTC. */
  readonly modifiedMs?: number;
  /** Room in bytes; not given: the disk is a folder of something larger. */
  readonly space?: { readonly free: number; readonly total: number } | undefined;
  readonly root?: string;
}

type Node =
  | { readonly type: 'file'; readonly bytes: Uint8Array }
  | { readonly type: 'folder'; readonly names: Map<string, RawType> }
  | { readonly type: 'link'; readonly target: string };

const REFUSALS = {
  notFound: 'it is not there',
  accessDenied: 'access is denied',
  notAFile: 'it is not a file',
  notAFolder: 'it is not a folder',
  tooLarge: 'it is too large',
} satisfies Partial<Record<FailureReason, string>>;

/** A raw disk in memory. It keeps every spelling it is given, so it can also hold names that differ by case only. */
export function memoryDisk(parts: MemoryDiskParts): RawDisk {
  const nodes = buildNodes(parts);
  const unreadable = new Set(parts.unreadable ?? []);
  const modifiedMs = parts.modifiedMs ?? 0;
  const open = <T>(path: string, use: (node: Node) => HostResult<T>): HostResult<T> => {
    const node = nodes.get(path);
    if (node === undefined) return refused('notFound');
    return unreadable.has(path) ? refused('accessDenied') : use(node);
  };
  const readFile = (path: string, use: (bytes: Uint8Array) => HostResult<Uint8Array>): HostResult<Uint8Array> =>
    open(path, (node) => (node.type === 'file' ? use(node.bytes) : refused('notAFile')));
  return {
    root: parts.root ?? 'memory',
    readdir: (path) =>
      open(path, (node) => (node.type === 'folder' ? given(namesOf(node.names)) : refused('notAFolder'))),
    lstat: (path) => {
      const node = nodes.get(path);
      return node === undefined ? refused('notFound') : given(statOf(node, modifiedMs));
    },
    readLink: (path) => open(path, (node) => (node.type === 'link' ? given(node.target) : refused('notAFile'))),
    read: (path, limit) =>
      readFile(path, (bytes) => (bytes.length > limit ? refused('tooLarge') : given(bytes.slice()))),
    readRange: (path, offset, length) => readFile(path, (bytes) => given(bytes.slice(offset, offset + length))),
    space: () => given(parts.space ?? null),
  };
}

function buildNodes({ files, links = {} }: MemoryDiskParts): ReadonlyMap<string, Node> {
  const nodes = new Map<string, Node>([['', { type: 'folder', names: new Map() }]]);
  for (const [path, content] of Object.entries(files)) {
    if (path.endsWith('/')) addFolder(nodes, path.slice(0, -1));
    else addNode(nodes, path, { type: 'file', bytes: typeof content === 'string' ? utf8(content) : content });
  }
  for (const [path, target] of Object.entries(links)) addNode(nodes, path, { type: 'link', target });
  return nodes;
}

function addNode(nodes: Map<string, Node>, path: string, node: Node): void {
  invariant(path !== '' && !nodes.has(path), `memory disk: "${path}" is given twice`);
  const cut = path.lastIndexOf('/');
  addFolder(nodes, path.slice(0, Math.max(0, cut))).set(path.slice(cut + 1), node.type);
  nodes.set(path, node);
}

function addFolder(nodes: Map<string, Node>, path: string): Map<string, RawType> {
  const known = nodes.get(path);
  if (known?.type === 'folder') return known.names;
  invariant(known === undefined, `memory disk: "${path}" is no folder`);
  const node = { type: 'folder' as const, names: new Map<string, RawType>() };
  addNode(nodes, path, node);
  return node.names;
}

function namesOf(names: ReadonlyMap<string, RawType>): readonly RawName[] {
  return Array.from(names, ([name, type]) => ({ name, type }));
}

function statOf(node: Node, modifiedMs: number): RawStat {
  return { type: node.type, size: node.type === 'file' ? node.bytes.length : 0, modifiedMs };
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function given<T>(value: T): HostResult<T> {
  return { ok: true, value };
}

function refused(reason: keyof typeof REFUSALS): { readonly ok: false; readonly failure: HostFailure } {
  return { ok: false, failure: { reason, says: REFUSALS[reason], fix: 'Check the volume.' } };
}
