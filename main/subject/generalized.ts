import type { Place } from '../../shared/model/diagnostic.ts';
import type { RegistryView } from '../../shared/model/registry.ts';
import type { Found, GeneralizedMarker, GeneralizedVerdict, VolumeFs } from '../../shared/model/volume.ts';
import { imageStatePlace } from './identity.ts';
import { readData, readText, SYSTEM_SETUP } from './lookup.ts';

type Points = GeneralizedMarker['points'];

const TAG_FILE = 'Windows/System32/Sysprep/Sysprep_succeeded.tag';
const TAG = 'Sysprep_succeeded.tag';
const STATE = 'GeneralizationState';
const UNREADABLE = 'could not be read';

/**
 * Whether the image is generalized, from all markers and the image state. `partly` when they contradict each other or
 * a generalize began and did not finish; `unknown` when a mark that counts is missing, unreadable or has a value of
 * unknown meaning. Source: sysprep facts, sections 4.1 to 4.4.
 */
export function judgeGeneralized(registry: RegistryView, fs: VolumeFs, imageState: Found<string>): GeneralizedVerdict {
  const markers = [
    imageStateMarker(registry, imageState),
    numberMarker(registry, `${SYSTEM_SETUP}\\Status\\SysprepStatus`, STATE, (value) =>
      value === 4 ? 'generalized' : value === 7 ? 'notGeneralized' : 'unclear',
    ),
    numberMarker(registry, SYSTEM_SETUP, 'SetupType', (value) =>
      value === 2 ? 'generalized' : value === 0 ? 'notGeneralized' : 'unclear',
    ),
    commandLineMarker(registry),
    numberMarker(registry, SYSTEM_SETUP, 'OOBEInProgress', (value) =>
      value === 1 ? 'generalized' : value === 0 ? 'notGeneralized' : 'unclear',
    ),
    tagMarker(fs),
  ].filter((each) => each !== null);
  return { verdict: verdictOf(markers), markers };
}

/** Whether a generalize began and did not finish, after which Sysprep refuses to run: state 3. */
export function generalizeUnfinished({ markers }: Pick<GeneralizedVerdict, 'markers'>): boolean {
  return markers.some((each) => each.id === STATE && each.found === '3');
}

function verdictOf(markers: readonly GeneralizedMarker[]): GeneralizedVerdict['verdict'] {
  const counting = markers.filter((each) => each.id !== TAG);
  const points = new Set(counting.map((each) => each.points));
  const inProgress = counting.some(
    (each) => each.id === 'imageState' && each.points === 'unclear' && each.found !== UNREADABLE,
  );
  if (generalizeUnfinished({ markers })) return 'partly';
  if (points.has('generalized') && (points.has('notGeneralized') || inProgress)) return 'partly';
  const needed = ['imageState', 'SetupType'].every((id) => counting.some((each) => each.id === id));
  if (points.has('unclear') || !needed) return 'unknown';
  return points.has('generalized') ? 'generalized' : 'notGeneralized';
}

function marker<T>(
  id: string,
  where: Place,
  found: Found<T>,
  words: (value: T) => string,
  points: (value: T) => Points,
): GeneralizedMarker | null {
  switch (found.kind) {
    case 'absent':
      return null;
    case 'unreadable':
      return { id, where, found: UNREADABLE, points: 'unclear' };
    case 'found':
      return { id, where, found: words(found.value), points: points(found.value) };
  }
}

function imageStateMarker(registry: RegistryView, imageState: Found<string>): GeneralizedMarker | null {
  return marker('imageState', imageStatePlace(registry, imageState), imageState, String, (state) => {
    if (/^IMAGE_STATE_GENERALIZE_RESEAL_TO_(OOBE|AUDIT)$/.test(state)) return 'generalized';
    return state === 'IMAGE_STATE_COMPLETE' ? 'notGeneralized' : 'unclear';
  });
}

/** A value of another kind is there and tells nothing, so it does not count as missing. */
function numberMarker(
  registry: RegistryView,
  key: string,
  name: string,
  points: (value: number) => Points,
): GeneralizedMarker | null {
  return marker(
    name,
    { key, value: name },
    readData(registry, key, name),
    (data) => (typeof data === 'number' ? String(data) : 'no number'),
    (data) => (typeof data === 'number' ? points(data) : 'unclear'),
  );
}

function commandLineMarker(registry: RegistryView): GeneralizedMarker | null {
  return marker(
    'CmdLine',
    { key: SYSTEM_SETUP, value: 'CmdLine' },
    readText(registry, SYSTEM_SETUP, 'CmdLine'),
    (text) => (text === '' ? 'empty' : text),
    (text) => {
      if (/windeploy\.exe$/i.test(text)) return 'generalized';
      return text === '' ? 'notGeneralized' : 'unclear';
    },
  );
}

/** The tag says that the last Sysprep succeeded; on a machine that went on to boot it stays, so alone it is unclear. */
function tagMarker(fs: VolumeFs): GeneralizedMarker | null {
  const stat = fs.stat(TAG_FILE);
  return marker(
    TAG,
    { file: TAG_FILE },
    stat,
    () => 'present',
    () => 'unclear',
  );
}
