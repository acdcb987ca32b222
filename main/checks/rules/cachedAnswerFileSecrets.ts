import { foldCase, sameName } from '../../../shared/base/caseless.ts';
import type { VolumePath } from '../../../shared/base/winPath.ts';
import { surely, SYSTEM_SETUP } from '../../subject/lookup.ts';
import { answerFilesLeft } from '../../subject/answerFilesLeft.ts';
import { calledAnswerFile, unattendFile } from '../../subject/answerFileSearch.ts';
import type { Subject } from '../../subject/subject.ts';
import { LEFT_IN_IMAGE, SHARED_IMAGES } from '../leftBehind.ts';
import { judgeSecretFiles, readSecretFiles, type SecretFiles } from '../secretFiles.ts';
import type { CheckRule } from '../rule.ts';

/** Copies of answer files, and those in places that Windows searches. Source: sysprep facts, 4.5; answer file facts, 5. */
export const cachedAnswerFileSecrets: CheckRule = {
  id: 'cached-answer-file-secrets',
  area: 'secrets',
  grade: 'recommended',
  question: 'Are the answer files left on the volume free of passwords?',
  explains:
    'Windows Setup caches the answer file under `Windows\\Panther` and scrubs its passwords only in the cached copy, and '
    + 'only once the pass has run. `Panther\\Unattend`, `unattend-original.xml`, the Sysprep folder and the root of the '
    + 'drive are never scrubbed. The check reads each of these files, the one that the registry names, and every other '
    + 'answer file that lies directly in those folders, in `Sysprep\\Panther`, `Windows\\Setup\\Scripts` or '
    + '`Windows\\Temp`, whatever its name; other folders are not searched. It tells the line of every password; a '
    + 'password hidden with `PlainText` false counts, since it can be turned back.',
  remedy: 'Delete the file on the source machine, or the passwords in it, once nothing needs it any more.',
  source: [
    { document: 'Microsoft, Hide sensitive data in an answer file; answer file search order', certainty: 'documented' },
    { document: 'Cached answer files of public Panther folders', certainty: 'observed' },
    SHARED_IMAGES,
  ],
  run: (subject) =>
    judgeSecretFiles(cachedAnswerFileSecrets, filesOf(subject), {
      what: 'Whether an answer file that was left holds a password',
      none: 'No answer file in the folders of Setup and Sysprep, the root or Windows\\Temp holds a readable password',
      some: (count) => `${count} readable ${count === 1 ? 'password' : 'passwords'} in answer files that were left`,
      detail: `Windows scrubs the cached copy only once a pass has run, and other copies never. ${LEFT_IN_IMAGE}`,
      fix: cachedAnswerFileSecrets.remedy,
    }),
};

/** Places of copies; the agent's own file has a check of its own. */
const COPIES: readonly VolumePath[] = [
  'Windows/Panther/unattend.xml',
  'Windows/Panther/Unattend/unattend.xml',
  'Windows/Panther/Unattend/autounattend.xml',
  'Windows/Panther/unattend-original.xml',
  'Windows/System32/Sysprep/unattend.xml',
  'unattend.xml',
  'autounattend.xml',
];

function filesOf({ fs, registry, report }: Subject): SecretFiles {
  const named = surely(registry, SYSTEM_SETUP, unattendFile(registry));
  const called = calledAnswerFile(fs, report.windows.kernel);
  const own = called.kind === 'found' ? called.value.path : null;
  const left = answerFilesLeft(fs);
  const further = named.kind === 'found' && named.value.path !== null ? [named.value.path] : [];
  const paths = byName([...COPIES, ...further, ...left.files.map(({ path }) => path)]);
  const files = readSecretFiles(
    fs,
    paths.filter((path) => own === null || !sameName(path, own)),
  );
  const told = new Set(files.doubts.map(({ where }) => where[0]?.file));
  const unlisted = left.doubts.filter(({ where }) => !told.has(where[0]?.file));
  const unnamed = named.kind === 'unreadable' ? [named.problem.diagnostic] : [];
  return { ...files, doubts: [...files.doubts, ...unlisted, ...unnamed] };
}

function byName(paths: readonly VolumePath[]): readonly VolumePath[] {
  return [...new Map(paths.toReversed().map((path) => [foldCase(path), path])).values()].toReversed();
}
