import { failure, type Outcome, success } from '../../../shared/model/diagnostic.ts';
import { type CleanHive, openClean } from './cleanHive.ts';
import { damagedHive } from './refusedEdit.ts';
import { type LogFile } from './replay.ts';
import { type SecurityUses } from './securityCells.ts';
import { inspectHive } from './verify.ts';

export interface EditableHive extends CleanHive {
  readonly securityUses: SecurityUses;
}

/**
 * Opens a hive for editing and verifies the whole of it. The one rule of which hives are changed: whoever edits goes by
 * it, and whoever offers an edit. Problems: those of `openClean`, `hive-damaged` (refused).
 */
export function openEditable(bytes: Uint8Array, logs: readonly LogFile[]): Outcome<EditableHive> {
  const opened = openClean(bytes, logs);
  if (!opened.ok) return opened;
  const { problems, securityUses } = inspectHive(opened.value.hive);
  return problems.length > 0 ? failure(damagedHive(problems)) : success({ ...opened.value, securityUses });
}
