import { createTwoFilesPatch } from 'diff';
import type { Offer, ProposedChange, ShownChange, ShownOffer } from '../../shared/model/proposal.ts';
import type { VolumeFs } from '../../shared/model/volume.ts';
import { applyEdits } from '../../shared/text/edits.ts';
import { maskText } from '../config/maskText.ts';
import { openConfig } from '../config/document.ts';
import type { EditedConfig } from './configEdits.ts';
import type { Subject } from '../subject/subject.ts';
import { showRegistryChange } from './showRegistryChange.ts';

/** An offer as people see it: each change with before and after, secrets masked. */
export function showProposal(subject: Subject, proposal: Offer): ShownOffer {
  const { changes, ...rest } = proposal;
  return { ...rest, changes: changes.map((change) => showChange(subject, change)) };
}

function showChange({ fs, registry }: Subject, change: ProposedChange): ShownChange {
  if (change.kind === 'deleteFile') return shownDeletion(fs, change.file);
  if (change.kind !== 'editText') return showRegistryChange(change, change.key, registry.key(change.key));
  const bytes = fs.read(change.file);
  if (bytes.kind !== 'found') return { file: change.file, before: null, after: null };
  const config = openConfig(change.file, bytes.value);
  return shownText(change.file, config.source.text, applyEdits(config.source.text, change.edits), config.kind);
}

/** A file that goes as a whole; its content may hold secrets that nothing around them gives away, so it is not shown. */
function shownDeletion(fs: VolumeFs, file: string): ShownChange {
  const stat = fs.stat(file);
  if (stat.kind !== 'found') return { file, before: 'The file could not be looked at.', after: null };
  const { size, modifiedMs } = stat.value;
  const when = modifiedMs === 0 ? '' : `, last written ${new Date(modifiedMs).toISOString()}`;
  return { file, before: `the file (${size} byte${size === 1 ? '' : 's'}${when})`, after: null };
}

/** A change of a file's text: the lines that differ with three lines around them, secrets masked unless asked for. */
export function shownText(
  file: string,
  before: string,
  after: string,
  kind: Parameters<typeof maskText>[0],
  showSecrets = false,
): ShownChange {
  const masked = [before, after].map((text) =>
    (showSecrets ? text : maskText(kind, text).text).replaceAll('\r\n', '\n'),
  );
  const diff = createTwoFilesPatch(file, file, masked[0] ?? '', masked[1] ?? '', 'before', 'after', { context: 3 });
  const lines = diff.split('\n').filter((line) => !/^(Index:|=+$|---|\+\+\+|\\ No newline)/.test(line));
  const side = (mark: string) =>
    lines
      .filter((line) => line.startsWith(mark))
      .map((line) => line.slice(1).trim())
      .join('\n');
  return { file, before: side('-'), after: side('+'), diff: lines.join('\n').trim() };
}

/** An edited settings file as a shown change. */
export function shownEdit(file: EditedConfig, showSecrets = false): ShownChange {
  return shownText(file.path, file.before.source.text, file.after.source.text, file.before.kind, showSecrets);
}
