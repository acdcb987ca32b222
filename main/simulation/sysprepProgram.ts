import { sameName } from '../../shared/base/caseless.ts';
import { parseVolumePath, type VolumePath } from '../../shared/base/winPath.ts';

/** Sysprep starts from its own folder only. Source: sysprep facts, section 2. */
const SYSPREP: VolumePath = 'Windows/System32/Sysprep/sysprep.exe';

/** Whether ExePath of BundleConfig.xml names Sysprep, the one program of which it is known what it does. */
export function isSysprep(exePath: string): boolean {
  const path = exePath.trim().replace(/^"([^"]*)"$/, '$1');
  if (!/^(?:[A-Za-z]:)?[\\/]|^%/.test(path)) return false;
  const parsed = parseVolumePath(path);
  return parsed.kind === 'path' && sameName(parsed.path, SYSPREP);
}
