import { ProblemError, unwrap } from '../../shared/model/diagnostic.ts';
import type { ConfigDocument } from '../config/document.ts';
import { openRawDisk } from '../platform/rawDisk.ts';
import { resolvingFs, type LocatingFs } from '../volume/resolvingFs.ts';
import { openVolumeConfig } from './configEdits.ts';
import { asNamed, locateLoose } from './locateLoose.ts';
import { otherThanSettings } from './otherThanSettings.ts';

/** What messages call a file that is opened here. */
export const SETTINGS_FILE = 'settings file';

/** A settings file by its path on this PC. Throws a ProblemError that names the path as the user did. */
export function openLoose(file: string): ConfigDocument {
  const { fs, path } = unwrap(locateLoose(file, SETTINGS_FILE));
  return openIn(fs, path, file);
}

/** The same by its place below a root, from which no link leads out; `file` is the path as the user named it. */
export function openBelow(root: string, path: string, file: string): ConfigDocument {
  return openIn(resolvingFs(unwrap(openRawDisk(root))), path, file);
}

function openIn(fs: LocatingFs, path: string, file: string): ConfigDocument {
  const opened = openVolumeConfig(fs, path);
  if (!opened.ok) throw new ProblemError(asNamed(opened.problem, path, file));
  const refusal = otherThanSettings(opened.value, file);
  if (refusal !== null) throw new ProblemError(refusal);
  return opened.value;
}
