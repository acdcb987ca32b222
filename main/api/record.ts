import {
  diagnostic,
  ProblemError,
  success,
  type Diagnostic,
  type Outcome,
  type Problem,
} from '../../shared/model/diagnostic.ts';
import type { HistoryRecord, RecordBody, RecordKind } from '../../shared/model/history.ts';
import type { VolumeReport } from '../../shared/model/volume.ts';
import { redactedJson } from '../history/recordBodies.ts';
import { nowIso } from '../platform/clock.ts';
import { newRecordId } from '../platform/recordId.ts';
import type { ApiContext } from './context.ts';
import { redactText } from './redact.ts';
import { rootOf } from './sessions.ts';

/** What a procedure records: the kind, one word of outcome, one sentence, and the whole result. */
interface Finding {
  readonly kind: RecordKind;
  readonly outcome: string;
  readonly summary: string;
  readonly body: RecordBody;
}

/** What a finding is of, and whether its result may be had where it cannot be recorded. */
export interface RecordedSubject {
  readonly volume: string;
  /** What the volume is; null where that is not known. */
  readonly report: VolumeReport | null;
  readonly mayGoUnrecorded: boolean;
}

export interface Recorded {
  readonly recordId: string;
  /** Why the history did not take it; the id then holds for this process only. */
  readonly notRecorded: Diagnostic | null;
}

/**
 * Stores a finding of a volume in the history. Throws what prevents it as ProblemError, unless the finding may go
 * unrecorded.
 */
export function recordOf(ctx: ApiContext, subject: RecordedSubject, finding: Finding): Recorded {
  const saved = save(ctx, subject, finding);
  if (saved.ok) return { recordId: saved.value.id, notRecorded: null };
  if (!subject.mayGoUnrecorded) throw new ProblemError(saved.problem);
  const recordId = newRecordId(ctx.clock.nowMs());
  ctx.unsaved.keep(unsavedRecord(ctx, recordId, subject, finding));
  return { recordId, notRecorded: notRecorded(saved.problem) };
}

function save(ctx: ApiContext, { volume, report }: RecordedSubject, finding: Finding): Outcome<HistoryRecord> {
  const history = ctx.openHistory();
  if (!history.ok) return history;
  const { volumes, records } = history.value;
  const root = rootOf(volume);
  const known = report === null ? success(undefined) : volumes.opened(identityOf(root, report));
  if (!known.ok) return known;
  return records.save({ ...finding, volume: root });
}

/** What the history knows a volume by. */
export function identityOf(path: string, { computerName, windows }: VolumeReport) {
  return { path, computerName, product: windows.productName };
}

/** The record as the history would have stored it, redacted. */
function unsavedRecord(ctx: ApiContext, id: string, { volume, report }: RecordedSubject, finding: Finding) {
  const [outcome, summary] = [redactText(finding.outcome), redactText(finding.summary)];
  const computerName = report?.computerName ?? null;
  const record = {
    id,
    kind: finding.kind,
    volume: rootOf(volume),
    computerName,
    at: nowIso(ctx.clock),
    outcome,
    summary,
  };
  return { record, body: JSON.parse(redactedJson(finding.body, redactText)) as RecordBody };
}

function notRecorded({ diagnostic: { summary, detail, fix } }: Problem): Diagnostic {
  return diagnostic('not-recorded', `This result was not recorded in the history. ${summary}`, {
    severity: 'warning',
    detail,
    ...(fix === undefined ? {} : { fix }),
  });
}
