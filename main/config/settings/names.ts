import type { ConfigDocument } from '../document.ts';
import { listSettings } from './read.ts';

/** Names of all settings that a file has, for saying which one may have been meant. */
export function listNames(config: ConfigDocument): readonly string[] {
  return listSettings(config).map(({ setting }) => setting);
}
