import { PROFILE_LIST } from '../../../shared/model/account.ts';
import { isPromptName } from '../../../shared/text/promptName.ts';
import type { AccountRow } from './accountRows.ts';

/**
 * The commands that remove a row on the source machine, where this program must not do it: the account, the folder (a
 * profile folder is never deleted here), and the profile key that names it. Empty where nothing is to be removed there,
 * and where a name on the volume could mean something else at the prompt.
 */
export function sourceCommands(row: AccountRow): readonly string[] {
  if (row.decision.kind !== 'remove') return [];
  const { accountName, folder, key } = row.removes;
  if ([accountName, folder, key].some((name) => name !== null && !isPromptName(name))) return [];
  return [
    ...(accountName === null ? [] : [`net user "${accountName}" /delete`]),
    ...(folder === null ? [] : [`rmdir /s "${folder}"`]),
    ...(key === null ? [] : [`reg delete "${PROFILE_LIST}\\${key}" /f`]),
  ];
}
