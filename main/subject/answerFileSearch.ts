import { parseVolumePath, toWindowsPath, type VolumePath } from '../../shared/base/winPath.ts';
import type { Place } from '../../shared/model/diagnostic.ts';
import type { RegistryView } from '../../shared/model/registry.ts';
import type { Found, VolumeFs } from '../../shared/model/volume.ts';
import { readBundleConfig } from '../config/bundleConfig.ts';
import { openConfig } from '../config/document.ts';
import { readText, SYSTEM_SETUP } from './lookup.ts';

/** Folder of EC2Config on every volume. Source: ec2config facts, section 1. */
export const EC2CONFIG_FOLDER: VolumePath = 'Program Files/Amazon/Ec2ConfigService';
export const BUNDLE_CONFIG: VolumePath = `${EC2CONFIG_FOLDER}/Settings/BundleConfig.xml`;

/** Where `sysprep /unattend:` copies the file it was given: rank 3 of the search. Source: answer file facts, section 6. */
export const CACHED_ANSWER_FILE: VolumePath = 'Windows/Panther/unattend.xml';

const DEFAULT_ANSWER_FILE = 'sysprep2008.xml';
/** The answer file of EC2Config where no setting names another. Source: ec2config facts, section 3.2 (inferred). */
export const AGENT_ANSWER_FILE: VolumePath = `${EC2CONFIG_FOLDER}/${DEFAULT_ANSWER_FILE}`;
const LAUNCH2_ANSWER_FILE: VolumePath = 'ProgramData/Amazon/EC2Launch/sysprep/unattend.xml';
/** EC2Launch v2 and v1 hand Sysprep a fixed file; the newer agent counts. Source: FM-72; ec2launch facts, section 1. */
const FIXED_ANSWER_FILES: readonly VolumePath[] = [
  LAUNCH2_ANSWER_FILE,
  'ProgramData/Amazon/EC2-Windows/Launch/Sysprep/Unattend.xml',
];
/** What says that EC2Launch v2, or EC2Config, is installed: folders alone may be left over. */
const LAUNCH2_PROGRAM: VolumePath = 'Program Files/Amazon/EC2Launch/EC2Launch.exe';
const EC2CONFIG_FILES: readonly VolumePath[] = [AGENT_ANSWER_FILE, `${EC2CONFIG_FOLDER}/Ec2Config.exe`];
/** Ranks 2 to 7 of the implicit search, as far as they are on the volume. Source: answer file facts, section 6. */
const SEARCH: readonly VolumePath[] = [
  'Windows/Panther/Unattend/unattend.xml',
  'Windows/Panther/Unattend/autounattend.xml',
  CACHED_ANSWER_FILE,
  'Windows/System32/Sysprep/unattend.xml',
  'unattend.xml',
];

/** An answer file that a setting names; it need not exist. */
export interface NamedAnswerFile {
  /** As the setting says it, or the default name. */
  readonly written: string;
  /** Null where the setting names a place that is not on this volume (another drive, an unknown variable, nothing). */
  readonly path: VolumePath | null;
  /** The setting; null where there is none and the agent's own file is used. */
  readonly where: Place | null;
}

/**
 * The answer file of the agent's sysprep call. EC2Config: AnswerFilePath of the BundleConfig.xml block for the kernel
 * (`6.3`; null counts as one from 6.0 on), relative to the install folder unless it names a drive, a root or a
 * variable; sysprep2008.xml only where the setting is not there. Without its files, whatever else was left of it, and where
 * they can only be left over, the fixed file of EC2Launch; `absent` without any agent. `unreadable` when BundleConfig.xml is. Source: ec2config facts, section 3.2 (base folder inferred).
 */
export function calledAnswerFile(fs: VolumeFs, kernel: string | null): Found<NamedAnswerFile> {
  const fixed = FIXED_ANSWER_FILES.find((candidate) => fs.stat(candidate).kind !== 'absent');
  const isLeftOver = EC2CONFIG_FILES.every((file) => fs.stat(file).kind === 'absent');
  if (fixed !== undefined && (isLeftOver || replacesEc2Config(fixed, kernel))) return fixedFile(fixed);
  return ec2ConfigAnswerFile(fs, kernel);
}

/** The answer file of EC2Config's sysprep call, whichever agent is in charge; as `calledAnswerFile`. */
export function ec2ConfigAnswerFile(fs: VolumeFs, kernel: string | null): Found<NamedAnswerFile> {
  const bundle = fs.read(BUNDLE_CONFIG);
  if (bundle.kind === 'unreadable') return bundle;
  if (bundle.kind === 'absent') return agentFileWithoutBundle(fs);
  const setting = readBundleConfig(openConfig(BUNDLE_CONFIG, bundle.value)).sysprepFor(kernel ?? '6.0')?.answerFilePath;
  if (setting === null || setting === undefined)
    return { kind: 'found', value: inInstallFolder(DEFAULT_ANSWER_FILE, null) };
  return { kind: 'found', value: inInstallFolder(setting.value, { file: BUNDLE_CONFIG, line: setting.line }) };
}

/**
 * Whether the agent of a fixed file is in charge although files of EC2Config are there too: on Windows 10.0 (Server 2016)
 * and later, which EC2Config does not support, and where it is EC2Launch v2, whose installer removes it. Source:
 * ec2launch facts, section 1.
 */
function replacesEc2Config(fixed: VolumePath, kernel: string | null): boolean {
  return kernel !== null && (Number.parseFloat(kernel) >= 10 || fixed === LAUNCH2_ANSWER_FILE);
}

function agentFileWithoutBundle(fs: VolumeFs): Found<NamedAnswerFile> {
  const own = inInstallFolder(DEFAULT_ANSWER_FILE, null);
  if (fs.stat(EC2CONFIG_FOLDER).kind === 'found') return { kind: 'found', value: own };
  return fs.stat(LAUNCH2_PROGRAM).kind === 'absent' ? { kind: 'absent' } : fixedFile(LAUNCH2_ANSWER_FILE);
}

function fixedFile(path: VolumePath): Found<NamedAnswerFile> {
  return { kind: 'found', value: { written: toWindowsPath(path), path, where: null } };
}

function inInstallFolder(written: string, where: Place | null): NamedAnswerFile {
  const absolute = /^([A-Za-z]:|[\\/%])/.test(written);
  return { written, path: filePath(absolute || written === '' ? written : `${EC2CONFIG_FOLDER}/${written}`), where };
}

function filePath(text: string): VolumePath | null {
  const parsed = parseVolumePath(text);
  return parsed.kind === 'path' && parsed.path !== '' ? parsed.path : null;
}

/** Rank 1 of the search: the file that `HKLM\SYSTEM\Setup\!UnattendFile` names; an empty value names none. */
export function unattendFile(registry: RegistryView): Found<NamedAnswerFile> {
  const named = readText(registry, SYSTEM_SETUP, 'UnattendFile');
  if (named.kind !== 'found') return named;
  if (named.value.trim() === '') return { kind: 'absent' };
  const where = { key: SYSTEM_SETUP, value: 'UnattendFile' };
  return { kind: 'found', value: { written: named.value, path: filePath(named.value), where } };
}

/** The places that Windows searches for an answer file at first boot, in rank order, as far as they are on the volume. */
export function firstBootCandidates(registry: RegistryView): readonly VolumePath[] {
  const named = unattendFile(registry);
  return named.kind === 'found' && named.value.path !== null ? [named.value.path, ...SEARCH] : SEARCH;
}

/** What a search came to. */
export interface FirstBootSearch<T> {
  /** The first usable file among those that can be read, and the place where it was found; null when there is none. */
  readonly hit: { readonly place: VolumePath; readonly answer: T } | null;
  /** Why another file may win over the hit: sentences about places that cannot be looked at. Empty: the hit is certain. */
  readonly doubts: readonly string[];
}

/**
 * The implicit search of the first boot for one pass: the first file that contains the pass and is not marked as
 * processed for it. `open` answers for each place; for CACHED_ANSWER_FILE that is the file of the sysprep call, whose
 * copy it will be. Source: answer file facts, section 6.
 */
export function searchFirstBoot<T extends { usableFor(pass: string): boolean }>(
  registry: RegistryView,
  pass: string,
  open: (place: VolumePath) => Found<T>,
): FirstBootSearch<T> {
  const doubts = rankOneDoubts(registry);
  for (const place of firstBootCandidates(registry)) {
    const answer = open(place);
    if (answer.kind === 'unreadable') {
      // Not always the file at the place itself: see `open`.
      const file = answer.problem.diagnostic.where[0]?.file ?? place;
      doubts.push(`${file} could not be read, so it may hold the pass ${pass}.`);
    }
    if (answer.kind === 'found' && answer.value.usableFor(pass))
      return { hit: { place, answer: answer.value }, doubts };
  }
  return { hit: null, doubts };
}

function rankOneDoubts(registry: RegistryView): string[] {
  const named = unattendFile(registry);
  const setting = `${SYSTEM_SETUP}\\!UnattendFile`;
  if (registry.key(SYSTEM_SETUP).kind !== 'found' || named.kind === 'unreadable')
    return [`${setting} could not be read, so it may name another answer file.`];
  if (named.kind === 'absent' || named.value.path !== null) return [];
  return [`${setting} names ${named.value.written}, which is not on this volume; where it exists, it wins.`];
}
