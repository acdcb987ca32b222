import { failure, problem, success } from '../../shared/model/diagnostic.ts';
import type { Diagnostic, Outcome, Problem } from '../../shared/model/diagnostic.ts';
import type { Proposal } from '../../shared/model/proposal.ts';
import type { VolumeFs } from '../../shared/model/volume.ts';
import { REG_HEADER, regName, valueText } from '../registry/regText.ts';
import { splitPath } from '../registry/registryPath.ts';
import { encodeValue, typeNumber } from '../registry/values.ts';
import { changedFiles, type HiveChange, isHiveChange } from './changedFiles.ts';

const ROOTS: ReadonlyMap<string, string> = new Map([
  ['HKLM', 'HKEY_LOCAL_MACHINE'],
  ['HKU', 'HKEY_USERS'],
]);

/**
 * The proposal as text that regedit imports, for the running source machine: keys by their full path there, as the
 * changes name them. `notes` on the volume stand at its head. Problems: `script-not-possible` (input) where something
 * else than the registry changes, or a name cannot stand in such a file, and those of changedFiles.
 */
export function exportReg(volume: VolumeFs, proposal: Proposal, notes: readonly Diagnostic[] = []): Outcome<string> {
  const files = changedFiles(volume, proposal.changes);
  if (!files.ok) return files;
  const other = proposal.changes.find((change) => !isHiveChange(change));
  if (other !== undefined) return failure(notPossible('It changes files that are no registry hives.', other.file));
  const head = [proposal.title, WHERE_TO, proposal.warning, ...notes.map(({ summary }) => summary)].filter(
    (line) => line !== '',
  );
  const sections: string[] = [REG_HEADER, ...head.map(comment)];
  for (const change of proposal.changes.filter((each) => isHiveChange(each))) {
    const written = section(change);
    if (written === null)
      return failure(notPossible('A name or type in it cannot be written in such a file.', change.file));
    sections.push(written);
  }
  return success(sections.join(''));
}

/** On the PC that has the volume attached, the import would change that PC. */
const WHERE_TO = 'Import this on the running source machine, never on the PC that has its volume attached.';

/** Null where regedit would not read the same. */
function section(change: HiveChange): string | null {
  const [root, ...names] = splitPath(change.key) ?? [];
  const full = ROOTS.get(root ?? '');
  const value = 'name' in change ? change.name : '';
  if (full === undefined || /[\r\n\0]/.test(change.key + value)) return null;
  const key = [full, ...names].join('\\');
  switch (change.kind) {
    case 'deleteKey':
      return `\r\n[-${key}]\r\n`;
    case 'addKey':
      return `\r\n[${key}]\r\n`;
    case 'deleteValue':
      return `\r\n[${key}]\r\n${regName(value)}=-\r\n`;
    case 'setValue': {
      const type = typeNumber(change.type);
      const data = encodeValue(type, change.data);
      return data === null ? null : `\r\n[${key}]\r\n${[...valueText({ name: value, type, data })].join('')}`;
    }
  }
}

function comment(text: string): string {
  return `; ${text.replaceAll(/\s+/g, ' ')}\r\n`;
}

function notPossible(detail: string, file: string): Problem {
  return problem('input', 'script-not-possible', 'The proposal cannot be written as a .reg file.', {
    detail,
    where: [{ file }],
    fix: 'Export it as PowerShell, or apply the proposal.',
  });
}
