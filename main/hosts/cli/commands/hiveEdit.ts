import type { RegistryEdit, RegistryTypeName } from '../../../../shared/model/registry.ts';
import { EXIT } from '../exitCodes.ts';
import { jsonText, type Invocation } from '../invocation.ts';
import { problemText } from '../text/places.ts';
import { changeText } from '../text/proposalText.ts';
import { undoCommand } from '../text/undoCommand.ts';

export interface HiveEditOptions {
  readonly json?: boolean;
  readonly apply?: boolean;
}

/** `hive set HIVE KEY VALUE TYPE DATA [--apply]`; `-` as DATA reads standard input, so that a secret is no argument. */
export async function setInHive(
  invocation: Invocation,
  [file, keyPath, name, type, data]: readonly [string, string, string, RegistryTypeName, string],
  options: HiveEditOptions,
): Promise<number> {
  const given = data === '-' ? await invocation.terminal.readAll() : data;
  return editHive(invocation, file, { kind: 'setValue', keyPath, name, type, data: given }, options);
}

/** `hive delete HIVE KEY [VALUE] [--apply]`: a value, or without one the key with all below it. */
export async function deleteFromHive(
  invocation: Invocation,
  [file, keyPath, name]: readonly [string, string, string | undefined],
  options: HiveEditOptions,
): Promise<number> {
  const edit: RegistryEdit =
    name === undefined ? { kind: 'deleteKey', keyPath } : { kind: 'deleteValue', keyPath, name };
  return editHive(invocation, file, edit, options);
}

/** Shows the change; writes it with `--apply`. */
async function editHive(
  { caller, terminal, database }: Invocation,
  file: string,
  edit: RegistryEdit,
  { json = false, apply = false }: HiveEditOptions,
): Promise<number> {
  const { changes, changed, warning, fingerprint, logs } = await caller.hives.preview({ file, edit });
  if (!json) {
    if (warning !== '') terminal.notice(terminal.paint.yellow(warning));
    terminal.result(changed ? changes.map((change) => changeText(change, terminal.paint)).join('\n') : UNCHANGED);
  }
  const saved = apply && changed ? await caller.hives.save({ file, edit, fingerprint, logs: [...logs] }) : null;
  for (const item of saved?.warnings ?? []) terminal.notice(problemText(item, terminal.paint));
  if (json) {
    const value = 'name' in edit ? edit.name : null;
    const done = { applied: saved !== null, editId: saved?.editId ?? null };
    const report = { file, key: edit.keyPath, value, changes, changed, warning, ...done };
    terminal.result(jsonText(edit.kind === 'setValue' ? 'hive-set' : 'hive-delete', report));
  } else if (saved !== null)
    terminal.notice(`${file} was changed. Undo with: ${undoCommand(saved.root, saved.editId, database)}`);
  else terminal.notice(apply ? 'Nothing was written.' : 'Nothing was written. Add --apply to change the hive.');
  return EXIT.clean;
}

const UNCHANGED = 'No change: the hive holds this already.';
