import { foldCase } from '../../shared/base/caseless.ts';
import type { Diagnostic } from '../../shared/model/diagnostic.ts';
import type { Applicability, Offer, ProposedChange } from '../../shared/model/proposal.ts';
import { replayedLogs, replayWarning } from '../subject/replayedLogs.ts';
import type { Digest, Subject } from '../subject/subject.ts';
import { volumeBar } from '../subject/volumeBar.ts';
import { FilesNow } from './filesNow.ts';
import { placeOfKey } from './hivePlace.ts';
import type { Remedy, WantedChange } from './remedy.ts';

/**
 * A remedy as a proposal for this volume, or null where it has nothing to do here or a file that it changes could not
 * be read. It is offered for a file that must not be changed too, with the reason: the script for doing it by hand is
 * of use all the same. `files` is what several proposals share.
 */
export function propose(
  remedy: Remedy,
  subject: Subject,
  digest: Digest,
  files: FilesNow = new FilesNow(subject.fs, digest),
): Offer | null {
  const plan = remedy.find(subject);
  if (plan === null) return null;
  const changes = plan.changes.map((change) => resolved(change, subject, digest, files));
  const whole = changes.filter((change) => change !== null);
  if (whole.length < changes.length) return null;
  const warning = [plan.warning, ...hiveWarnings(subject, whole)].filter((part) => part !== '').join(' ');
  const { title, risk, because, source } = plan;
  const applicability = applicabilityOf(subject, whole, files);
  return { id: remedy.id, title, risk, warning, applicability, changes: whole, because, source };
}

/** The first reason against it: of the volume as a whole, then of the files in the order of the changes. */
function applicabilityOf(subject: Subject, changes: readonly ProposedChange[], files: FilesNow): Applicability {
  const reason = volumeBar(subject) ?? firstBar(changes, files);
  return reason === null ? { kind: 'canApply' } : { kind: 'cannotApply', reason };
}

function firstBar(changes: readonly ProposedChange[], files: FilesNow): Diagnostic | null {
  for (const group of Map.groupBy(changes, ({ file }) => foldCase(file)).values()) {
    const reason = files.bar(group[0]?.file ?? '', group);
    if (reason !== null) return reason;
  }
  return null;
}

function resolved(
  change: WantedChange,
  { fs, report }: Subject,
  digest: Digest,
  files: FilesNow,
): ProposedChange | null {
  if (change.kind === 'editText' || change.kind === 'deleteFile') {
    const found = files.fingerprint(change.file);
    return found === null ? null : { ...change, ...found };
  }
  const place = placeOfKey(change.key, report.controlSet);
  const found = place === null ? null : files.fingerprint(place.file);
  if (place === null || found === null) return null;
  const isClean = report.hives.every(({ path, state }) => path !== found.file || state === 'clean');
  const logs = isClean ? [] : replayedLogs(fs, found.file, digest);
  return { ...change, ...found, keyPath: place.keyPath, ...(logs.length === 0 ? {} : { logs }) };
}

/** What is to be known of the hives that are changed. */
function hiveWarnings({ report }: Subject, changes: readonly ProposedChange[]): readonly string[] {
  const files = new Set(changes.filter((change) => 'keyPath' in change).map((change) => change.file));
  return report.hives
    .filter(({ path, state }) => files.has(path) && state === 'replayed')
    .map(({ name }) => replayWarning(name));
}
