import { foldCase } from '../../shared/base/caseless.ts';
import type { Account } from '../../shared/model/account.ts';
import { type Diagnostic, diagnostic } from '../../shared/model/diagnostic.ts';
import type { RegistryKey } from '../../shared/model/registry.ts';
import { decodeUserF } from './samDecode.ts';
import { ACCOUNT_DOMAIN } from './samLayout.ts';

const USERS = `${ACCOUNT_DOMAIN}\\Users`;
const FIX = 'Look at the account on the source machine itself: net user.';

/**
 * An account whose key and value `F` give two numbers (`sam-rid-contradicts`). Which of them Windows goes by is not
 * known here, so neither is what the account may do.
 */
export function ridContradicts(key: RegistryKey): readonly Diagnostic[] {
  const said = decodeUserF(key.value('F')?.data ?? new Uint8Array(0))?.rid;
  const rid = Number.parseInt(key.name, 16);
  if (said === undefined || said === rid) return [];
  return [
    diagnostic('sam-rid-contradicts', `The account with RID ${rid} says of itself that its RID is ${said}.`, {
      severity: 'warning',
      detail: 'Reading the local accounts: the key has one number and its value F another, so its rights are in doubt.',
      where: [{ key: key.path, value: 'F' }],
      fix: FIX,
    }),
  ];
}

/** Accounts that their own value `V` calls otherwise than the list of names (`sam-name-contradicts`). */
export function namesContradict(
  accounts: readonly Account[],
  names: ReadonlyMap<number, string>,
): readonly Diagnostic[] {
  return accounts.flatMap(({ rid, name }) => {
    const listed = names.get(rid);
    if (listed === undefined || foldCase(listed) === foldCase(name)) return [];
    const summary = `The account with RID ${rid} is called "${name}" by itself and "${listed}" by the list of names.`;
    return [
      diagnostic('sam-name-contradicts', summary, {
        severity: 'warning',
        detail: 'Reading the local accounts: the value V of its key and the key Names differ, so the SAM is damaged.',
        where: [{ key: `${USERS}\\Names\\${listed}` }],
        fix: FIX,
      }),
    ];
  });
}
