import { foldCase } from '../../shared/base/caseless.ts';
import { problem, type Problem } from '../../shared/model/diagnostic.ts';
import type { RegistryKey, RegistryValue, RegistryView } from '../../shared/model/registry.ts';
import { hiveComplete, type Found, type HiveFound } from '../../shared/model/volume.ts';

/** A hive by the place where it is mounted, such as `HKLM\SOFTWARE`. */
export interface MountedHive {
  readonly at: string;
  readonly found: HiveFound;
}

/**
 * A registry in which nothing is absent that damage may hide: what is not found in a hive that is there but not whole
 * is unreadable. A hive is read when it is asked, so each answer counts the damage known by then.
 */
export function doubtfulRegistry(registry: RegistryView, hives: readonly MountedHive[]): RegistryView {
  const mounts = hives.map(({ at, found }) => ({ place: foldCase(at), found }));
  const doubted = <T>(path: string, found: Found<T>): Found<T> => {
    if (found.kind !== 'absent') return found;
    const folded = foldCase(path);
    const hive = mounts.find(({ place }) => folded === place || folded.startsWith(`${place}\\`))?.found;
    if (hive === undefined || hive.state === 'missing' || hiveComplete(hive)) return found;
    return { kind: 'unreadable', problem: mayBeLost(hive) };
  };
  return {
    key: (path: string): Found<RegistryKey> => doubted(path, registry.key(path)),
    value: (path: string, name: string): Found<RegistryValue> => doubted(path, registry.value(path, name)),
  };
}

function mayBeLost({ name, path, state }: HiveFound): Problem {
  const why = state === 'dirty' ? 'misses changes that only its logs hold' : 'is damaged';
  return problem('input', 'hive-damaged', `The hive ${name} ${why}, so what is not found in it may be there.`, {
    where: [{ file: path }],
    fix: 'Copy the hive again with its LOG files, or look on the source machine itself.',
  });
}
