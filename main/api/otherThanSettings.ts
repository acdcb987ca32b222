import { problem, type Problem } from '../../shared/model/diagnostic.ts';
import type { ConfigDocument } from '../config/document.ts';
import { DETECTION_BYTES, detectFormat } from '../logs/detect.ts';

const HIVE_SIGNATURE = 'regf';

/** Formats that detection gives to a file of which it knows nothing more. */
const NO_LOG: ReadonlySet<string> = new Set(['text', 'xml']);

const READ_HIVES =
  'Hives are read with "imageprep hive tree FILE" and "imageprep hive get FILE KEY"; "imageprep inspect VOLUME" reads all of a volume.';
const NAME_SETTINGS = 'Name an answer file, a settings file of an EC2 agent, or another XML, JSON, YAML or INI file.';
const READ_LOGS = 'Logs are read with "imageprep logs stat FILE" and "imageprep logs cat FILE".';

/**
 * Why a file that was opened as settings is something else (`not-a-settings-file`); null where it is settings. `file`
 * is the path as the user named it.
 */
export function otherThanSettings({ path, kind, source }: ConfigDocument, file: string): Problem | null {
  if (kind !== 'unknown') return null;
  if (startOf(source.bytes) === HIVE_SIGNATURE) return refused(file, 'a registry hive', READ_HIVES);
  const format = detectFormat(source.bytes.subarray(0, DETECTION_BYTES), path);
  if (!NO_LOG.has(format)) return refused(file, `a log (${format})`, READ_LOGS);
  return refused(file, source.text.includes('\0') ? 'a binary file' : 'a text in no form of settings', NAME_SETTINGS);
}

function startOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, HIVE_SIGNATURE.length));
}

function refused(file: string, what: string, fix: string): Problem {
  return problem('input', 'not-a-settings-file', `"${file}" is ${what}, not a settings file.`, {
    where: [{ file }],
    fix,
  });
}
