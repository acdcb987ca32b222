import { foldCase } from '../../shared/base/caseless.ts';
import type { VolumePath } from '../../shared/base/winPath.ts';
import type { Proposal, ProposedChange } from '../../shared/model/proposal.ts';
import type { VolumeFs } from '../../shared/model/volume.ts';
import { replayedLogs, replayWarning } from '../subject/replayedLogs.ts';
import type { Digest, Subject } from '../subject/subject.ts';
import { placeOfKey } from './hivePlace.ts';
import type { Remedy, WantedChange } from './remedy.ts';

/**
 * A remedy as a proposal for this volume, or null where it has nothing to do here or a file that it changes could not
 * be read. What is to be known of a hive that is not clean stands in the warning.
 */
export function propose(remedy: Remedy, subject: Subject, digest: Digest): Proposal | null {
  const plan = remedy.find(subject);
  if (plan === null) return null;
  const fingerprints = fingerprintsOf(subject.fs, digest);
  const changes = plan.changes.map((change) => resolved(change, subject, digest, fingerprints));
  const whole = changes.filter((change) => change !== null);
  if (whole.length < changes.length) return null;
  const warning = [plan.warning, ...hiveWarnings(subject, whole)].filter((part) => part !== '').join(' ');
  const { title, risk, because, source } = plan;
  return { id: remedy.id, title, risk, warning, changes: whole, because, source };
}

interface FileNow {
  /** As the disk spells it. */
  readonly file: VolumePath;
  readonly fingerprint: string;
}

/** Reads each file once. */
function fingerprintsOf(fs: VolumeFs, digest: Digest): (path: VolumePath) => FileNow | null {
  const known = new Map<string, FileNow | null>();
  return (path) => {
    const folded = foldCase(path);
    const seen = known.get(folded);
    if (seen !== undefined) return seen;
    const [bytes, stat] = [fs.read(path), fs.stat(path)];
    const isRead = bytes.kind === 'found' && stat.kind === 'found';
    const now = isRead ? { file: stat.value.path, fingerprint: digest(bytes.value) } : null;
    known.set(folded, now);
    return now;
  };
}

function resolved(
  change: WantedChange,
  { fs, report }: Subject,
  digest: Digest,
  now: (path: VolumePath) => FileNow | null,
): ProposedChange | null {
  if (change.kind === 'editText' || change.kind === 'deleteFile') {
    const found = now(change.file);
    return found === null ? null : { ...change, ...found };
  }
  const place = placeOfKey(change.key, report.controlSet);
  const found = place === null ? null : now(place.file);
  if (place === null || found === null) return null;
  const isReplayed = report.hives.some(({ path, state }) => path === found.file && state === 'replayed');
  const logs = isReplayed ? { logs: replayedLogs(fs, found.file, digest) } : {};
  return { ...change, ...found, keyPath: place.keyPath, ...logs };
}

/** What is to be known of the hives that are changed, and keeps those that are damaged from it. */
function hiveWarnings({ report }: Subject, changes: readonly ProposedChange[]): readonly string[] {
  const files = new Set(changes.filter((change) => 'keyPath' in change).map((change) => foldCase(change.file)));
  return report.hives
    .filter(({ path }) => files.has(foldCase(path)))
    .flatMap(({ name, state }) => {
      if (state === 'clean') return [];
      if (state === 'replayed') return [replayWarning(name)];
      return state === 'damaged'
        ? [`The ${name} hive is damaged, so it is not changed here: make the change on the source machine itself.`]
        : [`The ${name} hive is dirty and its logs are not there: Windows must mend it before it can be changed here.`];
    });
}
