import { success, type Outcome } from '../../shared/model/diagnostic.ts';
import { readSubject, type Subject } from '../subject/subject.ts';
import { OverlayFs } from '../volume/overlayFs.ts';
import { editedFiles } from './configEdits.ts';
import type { EditInput } from './inputs.ts';
import { subjectOptions, type VolumeSession } from './sessions.ts';

/** The volume as it would be with edits that are not saved: the same hives, the edited files laid over the others. */
export function trialSubject(session: VolumeSession, edits: readonly EditInput[]): Outcome<Subject> {
  if (edits.length === 0) return success(session.subject);
  const overlay = new OverlayFs(session.fs);
  const edited = editedFiles(session.fs, edits);
  if (!edited.ok) return edited;
  for (const file of edited.value) {
    const written = overlay.write(file.path, file.after.source.bytes);
    if (!written.ok) return written;
  }
  return success(
    readSubject(overlay, subjectOptions(overlay, session.probe, session.subject.report.writeBar), session.hives),
  );
}
