/**
 * The whole path that a text names from a folder, without `.` and `..`, a separator at its end kept; null where that is not known: a relative path
 * with no known folder, or one relative to another drive. Without a known folder the drive is taken to be C:, where
 * every file of a run lies. A network path stays as it is.
 */
export function resolvePath(text: string, folder: string | null): string | null {
  const plain = text.replaceAll('"', '').trim();
  if (/^[\\/]{2}/.test(plain)) return plain;
  const [, drive, rest = ''] = /^([A-Za-z]:)?(.*)$/s.exec(plain) ?? [];
  const own = folder?.slice(0, 2) ?? 'C:';
  if (/^[\\/]/.test(rest)) return joined(drive ?? own, rest);
  if (folder === null || (drive !== undefined && drive.toLowerCase() !== own.toLowerCase())) return null;
  return joined(own, `${folder.slice(2)}\\${rest}`);
}

/** A part above the root stays at the root, as in Windows. */
function joined(drive: string, path: string): string {
  const parts: string[] = [];
  for (const part of path.split(/[\\/]+/)) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  const end = parts.length > 0 && /[\\/]$/.test(path) ? '\\' : '';
  return `${drive}\\${parts.join('\\')}${end}`;
}
