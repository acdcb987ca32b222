import type { Evidence } from '../../../shared/model/diagnostic.ts';
import type { RegistryView } from '../../../shared/model/registry.ts';
import type { Found } from '../../../shared/model/volume.ts';
import type { Subject } from '../../subject/subject.ts';
import { finding, unknownFinding, type CheckRule } from '../rule.ts';

const SESSION_MANAGER = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager';
const SERVICING = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\RebootPending';
const UPDATE = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\WindowsUpdate\\Auto Update\\RebootRequired';
const PENDING_XML = 'Windows/WinSxS/pending.xml';

interface Marker {
  readonly found: Found<unknown>;
  readonly evidence: Evidence;
  /** Servicing refuses Sysprep; a file rename only makes it warn. */
  readonly stops: boolean;
}

/** The four markers of a pending restart. Source: sysprep facts, section 7; failure modes FM-43. */
export const pendingRestart: CheckRule = {
  id: 'pending-restart',
  area: 'pending',
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
    if (present.length === 0 && unreadable.length > 0)
      return unknownFinding(
        pendingRestart,
        'Pending work',
        `${unreadable.length} of ${markers.length} markers could not be read.`,
        unreadable[0]?.evidence.where,
      );
    if (present.length === 0)
      return finding(pendingRestart, 'pass', 'Nothing waits for a restart', {
        evidence: markers.map((marker) => ({ where: marker.evidence.where, text: 'not present' })),
      });
    const stops = present.some((marker) => marker.stops);
    return finding(
      pendingRestart,
      stops ? 'fail' : 'warning',
      stops ? 'Servicing waits for a restart' : 'File renames wait for the next start',
      {
        detail: stops
          ? 'Sysprep refuses to run while servicing needs a restart.'
          : 'Sysprep only warns about pending file operations, but the work is then done on every new instance.',
        evidence: present.map((marker) => marker.evidence),
        fix: 'Restart the source machine until nothing is pending, then check again.',
        breaks: 'generalize',
      },
    );
  },
};

function pendingMarkers({ registry, fs }: Subject): readonly Marker[] {
  return [
    keyMarker(registry, SERVICING, 'Component Based Servicing asks for a restart'),
    keyMarker(registry, UPDATE, 'Windows Update asks for a restart'),
    {
      found: fs.stat(PENDING_XML),
      evidence: { where: { file: PENDING_XML }, text: 'A servicing transaction is pending' },
      stops: true,
    },
    {
      found: registry.value(SESSION_MANAGER, 'PendingFileRenameOperations'),
      evidence: {
        where: { key: SESSION_MANAGER, value: 'PendingFileRenameOperations' },
        text: 'File renames are listed for the next start',
      },
      stops: false,
    },
  ];
}

function keyMarker(registry: RegistryView, key: string, text: string): Marker {
  return { found: registry.key(key), evidence: { where: { key }, text }, stops: true };
}
