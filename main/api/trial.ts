import { success, type Outcome } from '../../shared/model/diagnostic.ts';
import type { Proposal } from '../../shared/model/proposal.ts';
import { isHiveChange } from '../edits/changedFiles.ts';
import { planEdit } from '../edits/planEdit.ts';
import type { Clock } from '../platform/clock.ts';
import { openHives } from '../subject/hives.ts';
import { readSubject, type Subject } from '../subject/subject.ts';
import { OverlayFs } from '../volume/overlayFs.ts';
import { editedFiles } from './configEdits.ts';
import type { EditInput } from './inputs.ts';
import { subjectOptions, type VolumeSession } from './sessions.ts';

/** What is laid over a volume to try it: settings that are not saved, and remedies that are not applied. */
export interface Trial {
  readonly edits: readonly EditInput[];
  readonly remedies: readonly Proposal[];
}

/**
 * The volume as it would be with a trial: the changed files laid over the others, nothing written. Hives are opened
 * again only where a remedy changes one.
 */
export function trialSubject(session: VolumeSession, { edits, remedies }: Trial, clock: Clock): Outcome<Subject> {
  if (edits.length + remedies.length === 0) return success(session.subject);
  const overlay = new OverlayFs(session.fs);
  for (const { changes } of remedies) {
    const planned = planEdit(overlay, changes, clock);
    if (!planned.ok) return planned;
    for (const { file, after } of planned.value) {
      const written = after === null ? overlay.remove(file) : overlay.write(file, after);
      if (!written.ok) return written;
    }
  }
  const edited = editedFiles(overlay, edits);
  if (!edited.ok) return edited;
  for (const file of edited.value) {
    const written = overlay.write(file.path, file.after.source.bytes);
    if (!written.ok) return written;
  }
  const touchesHive = remedies.some(({ changes }) => changes.some((change) => isHiveChange(change)));
  const hives = touchesHive ? openHives(overlay) : session.hives;
  return success(readSubject(overlay, subjectOptions(overlay, session.probe, session.subject.report.writeBar), hives));
}
