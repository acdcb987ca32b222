import { PROFILE_LIST } from '../../../shared/model/account.ts';
import type { AccountRow } from './accountRows.ts';

/** Characters that would end a quoted name, be replaced in it, or begin another line at the prompt. */
// oxlint-disable-next-line no-control-regex
const UNSAFE = /["%\u0000-\u001f\u007f]/;

/**
 * The commands that remove a row on the source machine, where this program must not do it: the account, the folder (a
 * profile folder is never deleted here), and the profile key that names it. Empty where nothing is to be removed there,
 * and where a name on the volume could mean something else at the prompt.
 */
export function sourceCommands(row: AccountRow): readonly string[] {
  if (row.decision.kind !== 'remove') return [];
  const { accountName, folder, key } = row.removes;
  if ([accountName, folder, key].some((name) => name !== null && UNSAFE.test(name))) return [];
  return [
    ...(accountName === null ? [] : [`net user "${accountName}" /delete`]),
    ...(folder === null ? [] : [`rmdir /s "${folder}"`]),
    ...(key === null ? [] : [`reg delete "${PROFILE_LIST}\\${key}" /f`]),
  ];
}
