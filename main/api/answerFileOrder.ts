import type { ConfigFile } from '../../shared/model/config.ts';
import { parseVolumePath } from '../../shared/base/winPath.ts';
import { sameName } from '../../shared/base/caseless.ts';
import { readAnswerFile } from '../config/answerFile.ts';
import { openConfig } from '../config/document.ts';
import { readBundleConfig } from '../config/bundleConfig.ts';
import { readText, valueOrNull } from '../subject/lookup.ts';
import type { SettingsFile } from '../subject/settingsFiles.ts';
import { findSettingsFiles } from '../subject/settingsFiles.ts';
import type { Subject } from '../subject/subject.ts';

/** Ranks of the implicit search that win over the file of the sysprep call. Source: answer file facts, section 6. */
const WINS_OVER_CALL = ['Windows/Panther/Unattend/unattend.xml', 'Windows/Panther/Unattend/autounattend.xml'];

const BUNDLE = 'Program Files/Amazon/Ec2ConfigService/Settings/BundleConfig.xml';

/** The settings files of a volume; of the answer files the one that a run uses is marked, with the reason. */
export function answerFileOrder(subject: Subject): readonly ConfigFile[] {
  const files = findSettingsFiles(subject.fs);
  const winner = winnerOf(subject, files);
  return files.map((file) => {
    if (file.kind !== 'answerFile') return { path: file.path, kind: file.kind };
    const wins = winner !== null && sameName(winner.path, file.path);
    return {
      path: file.path,
      kind: file.kind,
      wins,
      processed: isProcessed(subject, file),
      ...(wins ? { why: winner.why } : {}),
    };
  });
}

function winnerOf(
  subject: Subject,
  files: readonly SettingsFile[],
): { readonly path: string; readonly why: string } | null {
  const named = valueOrNull(readText(subject.registry, 'HKLM\\SYSTEM\\Setup', 'UnattendFile'));
  const parsed = named === null || named === '' ? null : parseVolumePath(named);
  if (parsed?.kind === 'path')
    return { path: parsed.path, why: 'HKLM\\SYSTEM\\Setup\\!UnattendFile names it: it wins over every other place.' };
  const early = files.find((file) => WINS_OVER_CALL.some((path) => sameName(path, file.path)));
  if (early !== undefined)
    return { path: early.path, why: 'Windows looks in Panther\\Unattend before the copy that sysprep.exe makes.' };
  const called = calledAnswerFile(subject);
  const file = files.find(
    (candidate) => candidate.kind === 'answerFile' && (called === null || sameName(candidate.path, called)),
  );
  return file === undefined
    ? null
    : {
        path: file.path,
        why: called === null ? 'It is the agent\u2019s answer file.' : 'AnswerFilePath of BundleConfig.xml names it.',
      };
}

function calledAnswerFile({ fs, report }: Subject): string | null {
  const bytes = fs.read(BUNDLE);
  if (bytes.kind !== 'found') return null;
  const block = readBundleConfig(openConfig(BUNDLE, bytes.value)).sysprepFor(report.windows.kernel ?? '6.3');
  const path = block?.answerFilePath?.value;
  if (path === undefined) return null;
  const parsed = parseVolumePath(
    /^([A-Za-z]:|[\\/])/.test(path) ? path : `Program Files/Amazon/Ec2ConfigService/${path}`,
  );
  return parsed.kind === 'path' ? parsed.path : null;
}

function isProcessed({ fs }: Subject, file: SettingsFile): boolean {
  const bytes = fs.read(file.path);
  return (
    bytes.kind === 'found' && readAnswerFile(openConfig(file.path, bytes.value)).passes.some((pass) => pass.processed)
  );
}
