import type { Diagnostic } from '../../../shared/model/diagnostic.ts';
import { finding, unknownFinding, type CheckFinding, type CheckRule } from '../rule.ts';
import { pendingMarkers, type PendingMarker } from '../pendingMarkers.ts';

/** Nothing waits for a restart. Source: sysprep facts, section 7; failure modes FM-43. */
export const pendingRestart: CheckRule = {
  id: 'pending-restart',
  area: 'pending',
  grade: 'required',
  mayBreak: 'generalize',
  question: 'Does nothing wait for a restart?',
  remedy: 'Restart the source machine until nothing is pending, then check again.',
  source: [
    {
      document: 'Microsoft, Sysprep process overview; canonical/packer-maas #335',
      certainty: 'observed',
      says: 'Servicing that waits for a restart makes Sysprep refuse (gle 0x36b7); pending renames only give a warning.',
    },
  ],
  run(subject) {
    const markers = pendingMarkers(subject);
    const present = markers.filter((marker) => marker.found.kind === 'found');
    const unreadable = markers.filter((marker) => marker.found.kind === 'unreadable');
    if (present.length > 0) return pending(present, unreadable);
    const first = unreadable[0];
    if (first !== undefined) {
      const { summary, fix } = whyUnread(first);
      const why = `${unreadable.length} of ${markers.length} markers could not be read. ${summary}`;
      return unknownFinding(pendingRestart, 'Pending work', why, first.where, fix);
    }
    return finding(pendingRestart, 'pass', 'Nothing waits for a restart', {
      evidence: markers.map((marker) => ({ where: marker.where, text: 'not present' })),
    });
  },
};

const DETAILS: Readonly<Record<PendingMarker['strength'], string>> = {
  stops: 'Sysprep refuses to run while servicing needs a restart.',
  likelyStops:
    'Packages are being installed or removed. Sysprep refuses to run while servicing needs a restart, which such work ends with.',
  warns: 'Sysprep does not refuse for it, but the work is then done on every new instance.',
};

function pending(present: readonly PendingMarker[], unreadable: readonly PendingMarker[]): CheckFinding {
  const strength = strongest(present);
  const titles = [...new Set(present.filter((marker) => marker.strength === strength).map((marker) => marker.title))];
  const worse = strength === 'warns' ? unreadable.find((marker) => marker.strength !== 'warns') : undefined;
  const doubt = worse === undefined ? null : whyUnread(worse);
  return finding(
    pendingRestart,
    doubt !== null ? 'unknown' : strength === 'warns' ? 'warning' : 'fail',
    titles.length === 1 ? (titles[0] ?? '') : 'Several things wait for the next start',
    {
      detail:
        doubt === null
          ? DETAILS[strength]
          : `${DETAILS[strength]} Whether servicing waits too could not be decided. ${doubt.summary}`,
      evidence: [
        ...present.map((marker) => ({ where: marker.where, text: marker.text })),
        ...unreadable.map((marker) => ({ where: marker.where, text: 'could not be read' })),
      ],
      fix: `${pendingRestart.remedy} ${doubt?.fix ?? ''}`.trimEnd(),
      breaks: 'generalize',
      prediction: doubt !== null ? 'cannotTell' : strength === 'likelyStops' ? 'likely' : 'certain',
    },
  );
}

function whyUnread({ found }: PendingMarker): Pick<Diagnostic, 'summary' | 'fix'> {
  return found.kind === 'unreadable' ? found.problem.diagnostic : { summary: '' };
}

function strongest(present: readonly PendingMarker[]): PendingMarker['strength'] {
  const order = ['stops', 'likelyStops', 'warns'] as const;
  return order.find((strength) => present.some((marker) => marker.strength === strength)) ?? 'warns';
}
