import type { VolumePath } from '../../shared/base/winPath.ts';
import type { RegistryView } from '../../shared/model/registry.ts';
import type { Found, VolumeFs } from '../../shared/model/volume.ts';
import { readAnswerFile } from '../config/answerFile.ts';
import type { ConfigDocument } from '../config/document.ts';
import {
  CACHED_ANSWER_FILE,
  calledAnswerFile,
  searchFirstBoot,
  type FirstBootSearch,
  type NamedAnswerFile,
} from './answerFileSearch.ts';
import { openedFile } from './openedFile.ts';

/** A file of the search, opened. */
export interface OpenedAnswerFile {
  readonly config: ConfigDocument;
  usableFor(pass: string): boolean;
}

/**
 * The answer file that a run of this volume uses for a pass of the first boot (`specialize`, `oobeSystem`). Nothing is
 * hit where the sysprep call names a file that is missing, since that run never gets to its first boot. Files that
 * Windows refuses leave the search in doubt.
 */
export function firstBootFile(
  fs: VolumeFs,
  registry: RegistryView,
  kernel: string | null,
  pass: string,
): FirstBootSearch<OpenedAnswerFile> {
  const refused: string[] = [];
  const open = (path: VolumePath) => {
    const opened = openAnswerFile(fs, path);
    if (opened.kind === 'found' && isRefused(opened.value.config))
      refused.push(`${opened.value.config.path} is damaged or no answer file, so Windows may refuse it.`);
    return opened;
  };
  const search = searchFrom(fs, registry, calledAnswerFile(fs, kernel), pass, open);
  return { ...search, doubts: [...search.doubts, ...refused] };
}

function searchFrom(
  fs: VolumeFs,
  registry: RegistryView,
  called: Found<NamedAnswerFile>,
  pass: string,
  open: (path: VolumePath) => Found<OpenedAnswerFile>,
): FirstBootSearch<OpenedAnswerFile> {
  if (called.kind === 'absent') return searchFirstBoot(registry, pass, open);
  if (called.kind === 'unreadable')
    return withDoubt(
      searchFirstBoot(registry, pass, (place) => (place === CACHED_ANSWER_FILE ? called : open(place))),
      'BundleConfig.xml could not be read, so it may name another answer file.',
    );
  const { path, written } = called.value;
  if (path === null)
    return withDoubt(
      searchFirstBoot(registry, pass, (place) => (place === CACHED_ANSWER_FILE ? ABSENT : open(place))),
      `AnswerFilePath names "${written}", which is not on this volume.`,
    );
  if (fs.stat(path).kind === 'absent')
    return { hit: null, doubts: [`${path}, the answer file of the sysprep call, is not on the volume.`] };
  return searchFirstBoot(registry, pass, (place) => open(place === CACHED_ANSWER_FILE ? path : place));
}

const ABSENT = { kind: 'absent' } as const;

function withDoubt<T>(search: FirstBootSearch<T>, doubt: string): FirstBootSearch<T> {
  return { ...search, doubts: [...search.doubts, doubt] };
}

/** Windows takes an answer file whole or not at all. Source: answer file facts, section 1. */
export function isRefused({ kind, xml }: ConfigDocument): boolean {
  return kind !== 'answerFile' || xml === null || !xml.wellFormed || xml.root?.local !== 'unattend';
}

function openAnswerFile(fs: VolumeFs, path: VolumePath): Found<OpenedAnswerFile> {
  const opened = openedFile(fs, path);
  if (opened.kind !== 'found') return opened;
  const answer = readAnswerFile(opened.value);
  return { kind: 'found', value: { config: opened.value, usableFor: (pass) => answer.usableFor(pass) } };
}
