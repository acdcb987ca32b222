/** Where a link leads, seen from inside the volume. */
export type LinkTarget =
  | { readonly kind: 'fromRoot'; readonly segments: readonly string[] }
  | { readonly kind: 'fromHere'; readonly segments: readonly string[] }
  | { readonly kind: 'outside' };

/**
 * Reads the target of a symbolic link or junction as the image itself would: `C:\ProgramData` is the volume's own
 * root whatever letter it is attached under, and so is the host path of `root`. Other drives, volume ids, network
 * paths and other host paths lie outside. `fromHere` may climb with `..`; the caller stops it at the root.
 */
export function readLinkTarget(target: string, root: string): LinkTarget {
  const plain = target.replace(/^\\\?\?\\|^\\\\\?\\/, '').replaceAll('\\', '/');
  const below = belowRoot(plain, root.replaceAll('\\', '/'));
  if (below !== null) return { kind: 'fromRoot', segments: segmentsOf(below) };
  const drive = /^([A-Za-z]):(\/|$)/.exec(plain);
  if (drive !== null)
    return drive[1]?.toUpperCase() === 'C'
      ? { kind: 'fromRoot', segments: segmentsOf(plain.slice(2)) }
      : { kind: 'outside' };
  if (/^\\[^\\]/.test(target) && !target.startsWith('\\??')) return { kind: 'fromRoot', segments: segmentsOf(plain) };
  if (plain.startsWith('/') || /^[^/]*[:{]/.test(plain)) return { kind: 'outside' };
  return { kind: 'fromHere', segments: segmentsOf(plain) };
}

function segmentsOf(path: string): readonly string[] {
  return path.split('/').filter((segment) => segment !== '' && segment !== '.');
}

/** The rest of a path behind the root, or null when it is not below it. Roots with a drive letter have no case. */
function belowRoot(path: string, root: string): string | null {
  const stem = root.replace(/\/+$/, '');
  const isDrive = /^[A-Za-z]:/.test(stem);
  const start = path.slice(0, stem.length);
  const same = isDrive ? start.toUpperCase() === stem.toUpperCase() : start === stem;
  if (!same || stem === '') return null;
  const rest = path.slice(stem.length);
  return rest === '' || rest.startsWith('/') ? rest : null;
}
