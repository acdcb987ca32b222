import { unwrap } from '../../shared/model/diagnostic.ts';
import type { RecordBody, RecordKind } from '../../shared/model/history.ts';
import type { ApiContext } from './context.ts';
import { rootOf } from './sessions.ts';

/** What a procedure records: the kind, one word of outcome, one sentence, and the whole result. */
interface Finding {
  readonly kind: RecordKind;
  readonly outcome: string;
  readonly summary: string;
  readonly body: RecordBody;
}

/** Stores a finding of a volume in the history and remembers it as the volume's last verdict; gives the record's id. */
export function recordOf(ctx: ApiContext, volume: string, finding: Finding): string {
  const root = rootOf(volume);
  const record = unwrap(ctx.history.records.save({ ...finding, volume: root }));
  unwrap(ctx.history.volumes.judged(root, `${finding.outcome}: ${finding.summary}`));
  return record.id;
}
