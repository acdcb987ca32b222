import type { Place } from '../../shared/model/diagnostic.ts';
import type { RegistryData, RegistryView } from '../../shared/model/registry.ts';
import type { Found } from '../../shared/model/volume.ts';
import { CONTROL, readData, readText, surely } from '../subject/lookup.ts';
import type { Subject } from '../subject/subject.ts';

/** A mark of work that waits for a restart. */
export interface PendingMarker {
  /** `found` where work waits, `absent` where none does. */
  readonly found: Found<unknown>;
  readonly where: Place;
  readonly text: string;
  /** What waits, as the title of a finding. */
  readonly title: string;
  /** Servicing refuses Sysprep; packages in progress likely lead to that; anything else only makes it warn. */
  readonly strength: 'stops' | 'likelyStops' | 'warns';
}

const SESSION_MANAGER = `${CONTROL}\\Session Manager`;
const SERVICING = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing';
const UPDATE = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\WindowsUpdate\\Auto Update\\RebootRequired';
const OLD_UPDATES = 'HKLM\\SOFTWARE\\Microsoft\\Updates';
const NAMES = `${CONTROL}\\ComputerName`;
const PENDING_XML = 'Windows/WinSxS/pending.xml';

const SERVICING_WAITS = { title: 'Servicing waits for a restart', strength: 'stops' } as const;
const PACKAGES_WAIT = { title: 'Packages are being installed or removed', strength: 'likelyStops' } as const;
const RENAMES_WAIT = { title: 'File renames wait for the next start', strength: 'warns' } as const;

/** Every mark of pending work, present or not. Source: sysprep facts, section 7; failure modes FM-43. */
export function pendingMarkers({ registry, fs }: Subject): readonly PendingMarker[] {
  return [
    {
      ...keyMarker(registry, `${SERVICING}\\RebootPending`, 'Component Based Servicing asks for a restart'),
      ...SERVICING_WAITS,
    },
    {
      ...valueMarker(registry, SERVICING, 'RebootPending', 'Component Based Servicing asks for a restart'),
      ...SERVICING_WAITS,
    },
    { ...keyMarker(registry, UPDATE, 'Windows Update asks for a restart'), ...SERVICING_WAITS },
    {
      found: fs.stat(PENDING_XML),
      where: { file: PENDING_XML },
      text: 'A servicing transaction is pending',
      ...SERVICING_WAITS,
    },
    { ...keyMarker(registry, `${SERVICING}\\PackagesPending`, 'Packages are in progress'), ...PACKAGES_WAIT },
    { ...keyMarker(registry, `${SERVICING}\\RebootInProgress`, 'Packages are in progress'), ...PACKAGES_WAIT },
    ...['PendingFileRenameOperations', 'PendingFileRenameOperations2'].map((name) => ({
      ...valueMarker(registry, SESSION_MANAGER, name, 'File renames are listed for the next start'),
      ...RENAMES_WAIT,
    })),
    {
      ...valueMarker(registry, OLD_UPDATES, 'UpdateExeVolatile', 'An older update waits for a restart'),
      title: 'An older update waits for a restart',
      strength: 'warns',
    },
    computerName(registry),
  ];
}

type Bare = Pick<PendingMarker, 'found' | 'where' | 'text'>;

function keyMarker(registry: RegistryView, key: string, text: string): Bare {
  return { found: surely(registry, key, registry.key(key)), where: { key }, text };
}

/** A value that counts unless it is 0 or empty. */
function valueMarker(registry: RegistryView, key: string, value: string, text: string): Bare {
  const data = readData(registry, key, value);
  const found = data.kind === 'found' && saysNothing(data.value) ? ({ kind: 'absent' } as const) : data;
  return { found: surely(registry, key, found), where: { key, value }, text };
}

function saysNothing(data: RegistryData): boolean {
  return data === 0 || (typeof data === 'object' ? data.every((line) => line === '') : data === '');
}

/** The pending name against the active one, which is volatile and often missing offline. Source: section 6.4. */
function computerName(registry: RegistryView): PendingMarker {
  const pending = readText(registry, `${NAMES}\\ComputerName`, 'ComputerName');
  const active = readText(registry, `${NAMES}\\ActiveComputerName`, 'ComputerName');
  const names = pending.kind === 'found' && active.kind === 'found' ? ([pending.value, active.value] as const) : null;
  const differ = names !== null && names[0].toLowerCase() !== names[1].toLowerCase();
  const found = [pending, active].find((each) => each.kind === 'unreadable') ?? { kind: 'absent' };
  return {
    found: differ ? pending : surely(registry, NAMES, found),
    where: { key: `${NAMES}\\ComputerName`, value: 'ComputerName' },
    text: differ ? `The computer is called ${names[1]} and will be ${names[0]}` : 'The computer name is the active one',
    title: 'A new computer name waits for the next start',
    strength: 'warns',
  };
}
