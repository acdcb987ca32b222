import { sameName } from '../../shared/base/caseless.ts';
import type { VolumePath } from '../../shared/base/winPath.ts';
import { MASK } from '../../shared/model/mask.ts';
import { scrubPasswords, type Scrubbed } from '../config/scrubPasswords.ts';
import { CACHED_ANSWER_FILE, calledAnswerFile } from '../subject/answerFileSearch.ts';
import { openedFile } from '../subject/openedFile.ts';
import { valueOrNull } from '../subject/lookup.ts';
import type { Subject } from '../subject/subject.ts';
import type { Remedy } from './remedy.ts';

/** A further copy that no search reads. Source: answer file facts, section 6. */
export const UNATTEND_ORIGINAL: VolumePath = 'Windows/Panther/unattend-original.xml';

interface CachedFile {
  readonly file: VolumePath;
  readonly scrubbed: readonly Scrubbed[];
  /** Whether a pass that Windows has not processed loses a password. */
  readonly unprocessed: boolean;
}

/**
 * Scrubs the passwords in the cached copies of answer files as Windows does it itself. A pass that has not run keeps
 * its passwords unless the machine is up and not generalized, so that no first boot waits for them. Answer files at
 * places that Windows searches are not touched: with scrubbed passwords they must not be used. Source: answer file
 * facts, section 5; sysprep facts, section 4.5.
 */
export const cachedPasswords: Remedy = {
  id: 'scrub-cached-answer-files',
  find(subject) {
    const files = [CACHED_ANSWER_FILE, UNATTEND_ORIGINAL]
      .flatMap((path) => cachedFile(subject, path))
      .filter(({ scrubbed }) => scrubbed.length > 0);
    if (files.length === 0) return null;
    const unprocessed = files.some((each) => each.unprocessed);
    const count = files.reduce((sum, { scrubbed }) => sum + scrubbed.length, 0);
    return {
      title: `Scrub ${count === 1 ? 'the password' : `${count} passwords`} in cached answer files`,
      risk: unprocessed ? 'needsThought' : 'safe',
      warning: unprocessed
        ? 'A pass of the cached file has not run: a Sysprep without /unattend would use it, and its passwords are then gone.'
        : '',
      changes: files.map(({ file, scrubbed }) => ({ kind: 'editText', file, edits: scrubbed.map(({ edit }) => edit) })),
      because: files.flatMap(({ file, scrubbed }) =>
        scrubbed.map(({ pass, name, line }) => ({ where: { file, line }, text: `${name} (${pass}) = ${MASK}` })),
      ),
      source: [
        { document: 'Microsoft, Hide sensitive data in an answer file', certainty: 'documented' },
        { document: 'Cached answer files of public Panther folders', certainty: 'observed' },
      ],
      mends: ['cached-answer-file-secrets'],
    };
  },
};

function cachedFile({ fs, report, imageState }: Subject, path: VolumePath): readonly CachedFile[] {
  const own = valueOrNull(calledAnswerFile(fs, report.windows.kernel))?.path ?? null;
  const config = valueOrNull(openedFile(fs, path));
  if (config === null || (own !== null && sameName(own, config.path))) return [];
  const isUp = valueOrNull(imageState) === 'IMAGE_STATE_COMPLETE' && report.generalized.verdict !== 'generalized';
  const isCopy = path === UNATTEND_ORIGINAL;
  const scrubbed = scrubPasswords(config, (_, processed) => processed || isUp || isCopy);
  const ofProcessed = scrubPasswords(config, (_, processed) => processed);
  return [{ file: config.path, scrubbed, unprocessed: !isCopy && ofProcessed.length < scrubbed.length }];
}
