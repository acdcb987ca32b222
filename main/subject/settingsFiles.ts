import type { VolumePath } from '../../shared/base/winPath.ts';
import type { ConfigKind } from '../../shared/model/config.ts';
import type { Diagnostic } from '../../shared/model/diagnostic.ts';
import type { RegistryView } from '../../shared/model/registry.ts';
import type { FileFound, VolumeFs } from '../../shared/model/volume.ts';
import { sameName } from '../../shared/base/caseless.ts';
import { answerFilesLeft } from './answerFilesLeft.ts';
import { calledAnswerFile, EC2CONFIG_FOLDER, unattendFile } from './answerFileSearch.ts';
import { whyClosed } from './closedFile.ts';
import { valueOrNull } from './lookup.ts';

const EC2CONFIG = EC2CONFIG_FOLDER;
const LAUNCH1 = 'ProgramData/Amazon/EC2-Windows/Launch';
const LAUNCH2 = 'ProgramData/Amazon/EC2Launch';

/** Settings files, answer files and scripts that a run may read. Source: ec2config facts, section 2; unattend facts, section 6. */
const PLACES: readonly (readonly [VolumePath, ConfigKind])[] = [
  [`${EC2CONFIG}/sysprep2008.xml`, 'answerFile'],
  [`${EC2CONFIG}/Settings/BundleConfig.xml`, 'bundleConfig'],
  [`${EC2CONFIG}/Settings/Config.xml`, 'ec2config'],
  [`${EC2CONFIG}/Settings/ActivationSettings.xml`, 'activation'],
  [`${EC2CONFIG}/Settings/DriveLetterConfig.xml`, 'driveLetters'],
  [`${EC2CONFIG}/Settings/EventLogConfig.xml`, 'eventLog'],
  [`${EC2CONFIG}/Settings/WallpaperSettings.xml`, 'wallpaper'],
  [`${EC2CONFIG}/Settings/InitializeDrivesSettings.xml`, 'initializeDrives'],
  [`${EC2CONFIG}/Settings/AWS.EC2.Windows.CloudWatch.json`, 'cloudWatch'],
  [`${EC2CONFIG}/Ec2Config.exe.config`, 'agentProgram'],
  [`${EC2CONFIG}/Scripts/BeforeSysprep.cmd`, 'script'],
  [`${EC2CONFIG}/Scripts/SysprepSpecializePhase.cmd`, 'script'],
  [`${EC2CONFIG}/Scripts/PostSysprep.cmd`, 'script'],
  ['Windows/Setup/Scripts/SetupComplete.cmd', 'script'],
  ['Windows/Setup/Scripts/ErrorHandler.cmd', 'script'],
  [`${LAUNCH1}/Config/LaunchConfig.json`, 'launchConfig'],
  [`${LAUNCH1}/Config/DriveLetterMappingConfig.json`, 'launchDriveLetters'],
  [`${LAUNCH1}/Config/EventLogConfig.json`, 'launchEventLog'],
  [`${LAUNCH1}/Sysprep/Unattend.xml`, 'answerFile'],
  [`${LAUNCH1}/Sysprep/BeforeSysprep.cmd`, 'script'],
  [`${LAUNCH1}/Sysprep/SysprepSpecialize.cmd`, 'script'],
  [`${LAUNCH2}/config/agent-config.yml`, 'agentConfig'],
  [`${LAUNCH2}/sysprep/unattend.xml`, 'answerFile'],
  ['Windows/Panther/Unattend/unattend.xml', 'answerFile'],
  ['Windows/Panther/Unattend/autounattend.xml', 'answerFile'],
  ['Windows/Panther/unattend.xml', 'answerFile'],
  ['Windows/Panther/unattend-original.xml', 'answerFile'],
  ['Windows/System32/Sysprep/unattend.xml', 'answerFile'],
  ['unattend.xml', 'answerFile'],
  ['autounattend.xml', 'answerFile'],
];

export interface SettingsFile extends FileFound {
  readonly kind: ConfigKind;
}

/**
 * The settings files that are there, in the order of the table, with the disk's own spelling; after them answer files
 * elsewhere that BundleConfig.xml names, `UnattendFile` where the registry is given, and those that were left in the
 * folders of Setup and Sysprep under other names.
 */
export function findSettingsFiles(fs: VolumeFs, registry: RegistryView | null = null): readonly SettingsFile[] {
  return placesOf(fs, registry).flatMap(([path, kind]) => {
    const stat = fs.stat(path);
    return stat.kind === 'found' && stat.value.type === 'file'
      ? [{ path: stat.value.path, kind, size: stat.value.size }]
      : [];
  });
}

/** Why settings files that are there could not be read; what depends on them is unknown. */
export function unreadableSettingsFiles(fs: VolumeFs, registry: RegistryView): readonly Diagnostic[] {
  return placesOf(fs, registry).flatMap(([path]) => whyClosed(fs, path) ?? []);
}

function placesOf(fs: VolumeFs, registry: RegistryView | null): typeof PLACES {
  const called = valueOrNull(calledAnswerFile(fs, null))?.path ?? null;
  const named = registry === null ? null : (valueOrNull(unattendFile(registry))?.path ?? null);
  const places = [...PLACES];
  for (const path of [called, named, ...answerFilesLeft(fs).files.map((file) => file.path)])
    if (path !== null && !places.some(([known]) => sameName(known, path))) places.push([path, 'answerFile']);
  return places;
}
