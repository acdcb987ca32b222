/**
 * Paths on a Windows volume. One spelling is used inside the program, the volume path: relative to the volume's
 * root, segments joined by `/`, no leading slash, for example `Windows/System32/config/SOFTWARE`.
 */
export type VolumePath = string;

/** Variables that stand for the same folder on every volume this program opens (system drive C:). */
const VARIABLES: Readonly<Record<string, string>> = {
  systemroot: 'Windows',
  windir: 'Windows',
  systemdrive: '',
  programfiles: 'Program Files',
  'programfiles(x86)': 'Program Files (x86)',
  programdata: 'ProgramData',
  allusersprofile: 'ProgramData',
  public: 'Users/Public',
};

export type PathProblem = 'empty' | 'parent' | 'unknownVariable' | 'otherDrive' | 'network';

export type ParsedPath =
  { readonly kind: 'path'; readonly path: VolumePath } | { readonly kind: 'problem'; readonly problem: PathProblem };

/**
 * Reads any spelling of a path on a volume: `C:\Windows\x`, `Windows/x`, `%SystemRoot%\x`, `\??\C:\x`.
 * A drive letter other than `C` is `otherDrive`, since that volume is not open; `..` is refused (`parent`).
 */
export function parseVolumePath(text: string): ParsedPath {
  const trimmed = text.trim().replace(/^\\\?\?\\|^\\\\\?\\/, '');
  if (trimmed.startsWith('\\\\')) return { kind: 'problem', problem: 'network' };
  const expanded = expandVariables(trimmed);
  if (expanded === null) return { kind: 'problem', problem: 'unknownVariable' };
  const drive = /^([A-Za-z]):/.exec(expanded);
  if (drive !== null && drive[1]?.toUpperCase() !== 'C') return { kind: 'problem', problem: 'otherDrive' };
  const segments = expanded
    .replace(/^[A-Za-z]:/, '')
    .split(/[\\/]+/)
    .filter((segment) => segment !== '' && segment !== '.');
  if (segments.includes('..')) return { kind: 'problem', problem: 'parent' };
  return { kind: 'path', path: segments.join('/') };
}

function expandVariables(text: string): string | null {
  let known = true;
  const expanded = text.replace(/%([^%]+)%/g, (_, name: string) => {
    const value = VARIABLES[name.toLowerCase()];
    if (value === undefined) known = false;
    return value ?? '';
  });
  return known ? expanded : null;
}

/** The path as Windows on that volume would write it: `C:\Windows\System32`. */
export function toWindowsPath(path: VolumePath): string {
  return `C:\\${path.replaceAll('/', '\\')}`;
}

/** The last segment of a volume path or Windows path. */
export function baseName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

/** The volume path of the folder that holds this one; the root's own folder is the root. */
export function parentPath(path: VolumePath): VolumePath {
  return path.split('/').slice(0, -1).join('/');
}
