import { finding, unknownFinding, type CheckFinding, type CheckRule } from '../rule.ts';
import { pendingMarkers, type PendingMarker } from '../pendingMarkers.ts';

/** Nothing waits for a restart. Source: sysprep facts, section 7; failure modes FM-43. */
export const pendingRestart: CheckRule = {
  id: 'pending-restart',
  area: 'pending',
  mayBreak: 'generalize',
  question: 'Does nothing wait for a restart?',
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
    if (unreadable.length > 0)
      return unknownFinding(
        pendingRestart,
        'Pending work',
        `${unreadable.length} of ${markers.length} markers could not be read.`,
        unreadable[0]?.where,
      );
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
  return finding(
    pendingRestart,
    strength === 'warns' ? 'warning' : 'fail',
    titles.length === 1 ? (titles[0] ?? '') : 'Several things wait for the next start',
    {
      detail: DETAILS[strength],
      evidence: [
        ...present.map((marker) => ({ where: marker.where, text: marker.text })),
        ...unreadable.map((marker) => ({ where: marker.where, text: 'could not be read' })),
      ],
      fix: 'Restart the source machine until nothing is pending, then check again.',
      breaks: 'generalize',
      prediction: strength === 'likelyStops' ? 'likely' : 'certain',
    },
  );
}

function strongest(present: readonly PendingMarker[]): PendingMarker['strength'] {
  const order = ['stops', 'likelyStops', 'warns'] as const;
  return order.find((strength) => present.some((marker) => marker.strength === strength)) ?? 'warns';
}
