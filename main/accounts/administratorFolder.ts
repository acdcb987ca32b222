import { foldCase } from '../../shared/base/caseless.ts';
import { baseName } from '../../shared/base/winPath.ts';
import { ADMINISTRATOR_RID, type Account, type Profile } from '../../shared/model/account.ts';

/** What is known of the built-in Administrator of this machine, to find folders that may be its own. */
export interface AdministratorFacts {
  readonly accounts: readonly Account[];
  readonly profiles: readonly Profile[];
  readonly machineSid: string | null;
}

/** The name that Windows gives to the account, and to its folder, which keeps it when the account is renamed. */
const USUAL_NAME = 'Administrator';

/** The profile keys of the built-in Administrator of this machine; none where the machine SID is not known. */
export function administratorKeys({ profiles, machineSid }: AdministratorFacts): readonly Profile[] {
  if (machineSid === null) return [];
  return profiles.filter(({ keyName, sid }) => keyName !== null && sid === `${machineSid}-${ADMINISTRATOR_RID}`);
}

/**
 * Folders without key that may hold the profile of the built-in Administrator: they have its name, or that of its folder
 * before Windows added a suffix (`Administrator` beside `Administrator.000`). Source: sysprep facts, section 6.5.
 */
export function looseAdministratorFolders(facts: AdministratorFacts): readonly Profile[] {
  const account = facts.accounts.find(({ builtIn }) => builtIn === 'administrator');
  const before = administratorKeys(facts)
    .filter(({ problems }) => problems.includes('suffixedFolder'))
    .map(({ path }) => baseName(path ?? '').replace(/\.[^.]*$/, ''));
  const names = new Set([USUAL_NAME, ...(account === undefined ? [] : [account.name]), ...before].map(foldCase));
  return facts.profiles.filter(({ keyName, path }) => keyName === null && names.has(foldCase(baseName(path ?? ''))));
}
