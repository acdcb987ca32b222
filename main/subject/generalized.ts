import type { RegistryView } from '../../shared/model/registry.ts';
import type { Found, GeneralizedMarker, GeneralizedVerdict, VolumeFs } from '../../shared/model/volume.ts';
import { readNumber, readText, SETUP_STATE, SYSTEM_SETUP } from './lookup.ts';

type Points = GeneralizedMarker['points'];

const TAG_FILE = 'Windows/System32/Sysprep/Sysprep_succeeded.tag';

/**
 * Whether the image is generalized, from all markers. `partly` when they contradict each other, `unknown` when none
 * could be read. Source: sysprep facts, sections 4.1 to 4.4.
 */
export function judgeGeneralized(registry: RegistryView, fs: VolumeFs): GeneralizedVerdict {
  const markers = [
    imageStateMarker(registry),
    numberMarker(registry, `${SYSTEM_SETUP}\\Status\\SysprepStatus`, 'GeneralizationState', (value) =>
      value === 4 ? 'generalized' : value === 7 ? 'notGeneralized' : 'unclear',
    ),
    numberMarker(registry, SYSTEM_SETUP, 'SetupType', (value) =>
      value === 2 ? 'generalized' : value === 0 ? 'notGeneralized' : 'unclear',
    ),
    commandLineMarker(registry),
    tagMarker(fs),
  ].filter((each) => each !== null);
  return { verdict: verdictOf(markers), markers };
}

function verdictOf(markers: readonly GeneralizedMarker[]): GeneralizedVerdict['verdict'] {
  const points = new Set(markers.map((each) => each.points));
  const inProgress = markers.some((each) => each.id === 'imageState' && each.points === 'unclear');
  if (points.has('generalized') && (points.has('notGeneralized') || inProgress)) return 'partly';
  if (points.has('generalized')) return 'generalized';
  return points.has('notGeneralized') ? 'notGeneralized' : 'unknown';
}

function marker<T>(
  id: string,
  found: Found<T>,
  words: (value: T) => string,
  points: (value: T) => Points,
): GeneralizedMarker | null {
  switch (found.kind) {
    case 'absent':
      return null;
    case 'unreadable':
      return { id, found: 'could not be read', points: 'unclear' };
    case 'found':
      return { id, found: words(found.value), points: points(found.value) };
  }
}

function imageStateMarker(registry: RegistryView): GeneralizedMarker | null {
  return marker('imageState', readText(registry, SETUP_STATE, 'ImageState'), String, (state) => {
    if (/^IMAGE_STATE_GENERALIZE_RESEAL_TO_(OOBE|AUDIT)$/.test(state)) return 'generalized';
    return state === 'IMAGE_STATE_COMPLETE' ? 'notGeneralized' : 'unclear';
  });
}

function numberMarker(
  registry: RegistryView,
  key: string,
  name: string,
  points: (value: number) => Points,
): GeneralizedMarker | null {
  return marker(name, readNumber(registry, key, name), String, points);
}

function commandLineMarker(registry: RegistryView): GeneralizedMarker | null {
  return marker(
    'CmdLine',
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
    'Sysprep_succeeded.tag',
    stat,
    () => 'present',
    () => 'unclear',
  );
}
