import { foldCase } from '../../shared/base/caseless.ts';
import { toWindowsPath, type VolumePath } from '../../shared/base/winPath.ts';
import { problem, type Problem } from '../../shared/model/diagnostic.ts';

/** Folders of profiles, of people and of services: what lies in them is never deleted. */
const PROFILES = [
  'users/',
  'documents and settings/',
  'windows/serviceprofiles/',
  'windows/system32/config/systemprofile/',
];

/** Whether a file lies in the folder of a profile, by its path without links. */
export function isInProfile(file: VolumePath): boolean {
  const folded = foldCase(file);
  return PROFILES.some((folder) => folded.startsWith(foldCase(folder)));
}

/** Files of profiles are not deleted; this one is. */
export function targetInProfile(file: VolumePath): Problem {
  const summary = `${toWindowsPath(file)} lies in a profile folder and is not deleted; nothing was written.`;
  return problem('refused', 'target-in-profile', summary, {
    where: [{ file }],
    fix: 'Delete it by hand if it is not needed.',
  });
}
