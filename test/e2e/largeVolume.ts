import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { KeySpec } from '../../main/registry/regf/build.ts';
import { key, path, text } from '../../main/sample/hiveSpecs.ts';
import { SAMPLE } from '../../main/sample/identity.ts';
import { hiveWith } from '../support/worlds.ts';

export const PROFILES = 500;
const PACKAGES_A_USER = 200;
/** Package keys below the users' SIDs of AppxAllUserStore. */
export const PACKAGES = PROFILES * PACKAGES_A_USER;
const FIRST_RID = 2000;

/**
 * Writes a healthy sample with many profiles of people who are not in the SAM (every second one without its folder, so
 * that there is much to remove) and as many Store packages as a terminal server may have.
 */
export function writeLargeVolume(folder: string): void {
  const users = Array.from({ length: PROFILES }, (_, index) => ({
    sid: `${SAMPLE.machineSid}-${FIRST_RID + index}`,
    name: `user${String(index).padStart(3, '0')}`,
    hasFolder: index % 2 === 0,
  }));
  const profiles = users.map(({ sid, name }) => key(sid, [text('ProfileImagePath', `C:\\Users\\${name}`)]));
  const files = hiveWith(
    'failed-copyprofile',
    'SOFTWARE',
    path('Microsoft\\Windows NT\\CurrentVersion\\ProfileList', profiles),
    path('Microsoft\\Windows\\CurrentVersion\\Appx\\AppxAllUserStore', users.map(packagesOf)),
  );
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  for (const { name, hasFolder } of users) if (hasFolder) mkdirSync(join(folder, 'Users', name), { recursive: true });
}

function packagesOf({ sid }: { readonly sid: string }): KeySpec {
  const names = Array.from(
    { length: PACKAGES_A_USER },
    (_, index) => `Contoso.App${index}_1.0.${index}.0_x64__8wekyb3d8bbwe`,
  );
  return key(
    sid,
    [],
    names.map((name) => key(name, [text('Path', `C:\\Program Files\\WindowsApps\\${name}`)])),
  );
}
