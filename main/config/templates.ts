import { create } from 'xmlbuilder2';
import { buildAnswerFile, printXml } from './answer/newAnswerFile.ts';
import { presetOf, wholePreset, type Preset } from './answer/presets.ts';
import type { Architecture } from '../../shared/model/architecture.ts';
import { GLOBAL_SETTINGS, PLUGINS } from './ec2Names.ts';
import { CPI_NAMESPACE, WALLPAPER_NAMESPACE } from './namespaces.ts';

/** Plug-ins that are off in a fresh AWS image; the others are on. Source: EC2Config facts, section 3.1. */
const OFF_WHEN_FRESH: ReadonlySet<string> = new Set([
  'Ec2SetComputerName',
  'Ec2EventLog',
  'Ec2ConfigureRDP',
  'AWS.EC2.Windows.CloudWatch.PlugIn',
]);

const AGENT_FOLDER = String.raw`C:\Program Files\Amazon\Ec2ConfigService`;

/** What the wallpaper of a stock image shows: name, source, identifier. Source: EC2Config facts, section 3.6. */
const WALLPAPER_ROWS: readonly (readonly [string, string, string])[] = [
  ['Hostname', 'built-in', 'hostname'],
  ['Instance ID', 'metadata', 'meta-data/instance-id'],
  ['Public IP Address', 'metadata', 'meta-data/public-ipv4'],
  ['Private IP Address', 'metadata', 'meta-data/local-ipv4'],
  ['Availability Zone', 'metadata', 'meta-data/placement/availability-zone'],
  ['Instance Size', 'metadata', 'meta-data/instance-type'],
  ['Architecture', 'environmentvariable', 'PROCESSOR_ARCHITECTURE'],
];

/**
 * sysprep2008.xml as in a stock 2008 R2 image, with LF line ends; the file has UTF-8 with byte order mark and CRLF
 * (`encodeText`). Source: EC2Config facts, section 4 (observed); the file of 2012 R2 is not confirmed to be the same.
 */
export function stockAnswerFile(): string {
  const root = buildAnswerFile(presetOf('ec2config')?.settings ?? [], 'amd64');
  root.ele(CPI_NAMESPACE, 'cpi:offlineImage').att(CPI_NAMESPACE, 'cpi:source', '');
  return printXml(root);
}

/** A new answer file of a preset for one architecture, with LF line ends. */
export function newAnswerFile(preset: Preset, architecture: Architecture): string {
  return printXml(buildAnswerFile(wholePreset(preset), architecture));
}

/** Config.xml with the plug-ins of a fresh AWS image, with LF line ends. Source: EC2Config facts, section 3.1. */
export function freshConfigXml(): string {
  const root = create({ version: '1.0', encoding: 'utf-8' }).ele('Ec2ConfigurationSettings');
  const plugins = root.ele('Plugins');
  for (const name of PLUGINS)
    plugins.ele({ Plugin: { Name: name, State: OFF_WHEN_FRESH.has(name) ? 'Disabled' : 'Enabled' } });
  root.ele({ GlobalSettings: Object.fromEntries(GLOBAL_SETTINGS.map((name) => [name, 'true'])) });
  return printXml(root);
}

/** BundleConfig.xml with its defaults, with LF line ends. Source: EC2Config facts, section 3.2. */
export function defaultBundleConfig(): string {
  const root = create({ version: '1.0', encoding: 'utf-8' }).ele('BundleConfig');
  const properties = { AutoSysprep: 'No', SetRDPCertificate: 'No', SetPasswordAfterSysprep: 'Yes' };
  for (const [name, value] of Object.entries(properties)) root.ele({ Property: { Name: name, Value: value } });
  const general = root.ele('GeneralSettings').ele({ AutoResponse: 'false' }).up();
  general.ele('Sysprep', { version: '6.0' }).ele({
    PreSysprepRunCmd: String.raw`${AGENT_FOLDER}\Scripts\BeforeSysprep.cmd`,
    ExePath: String.raw`C:\windows\system32\sysprep\sysprep.exe`,
    AnswerFilePath: 'sysprep2008.xml',
    Switches: '/oobe /shutdown /generalize',
  });
  general.ele('Sysprep', { version: '5.2' }).ele({
    ExePath: 'sysprep-AMD64.exe',
    AnswerFilePath: 'sysprep-AMD64.inf',
    Switches: '-quiet -pnp -mini -forceshutdown -reseal',
    DefaultRunInServiceProcess: 'true',
  });
  return printXml(root);
}

/** DriveLetterConfig.xml with rows of label and letter, with LF line ends. Source: EC2Config facts, section 3.4. */
export function driveLetterConfig(rows: readonly { readonly label: string; readonly letter: string }[]): string {
  const root = create({ version: '1.0', standalone: true }).ele('DriveLetterMapping');
  for (const { label, letter } of rows) root.ele({ Mapping: { VolumeName: label, DriveLetter: letter } });
  return printXml(root);
}

/** WallpaperSettings.xml with the rows of a stock image, with LF line ends. Source: EC2Config facts, section 3.6. */
export function stockWallpaperSettings(): string {
  const root = create({ version: '1.0', standalone: true }).ele(WALLPAPER_NAMESPACE, 'WallpaperSettings');
  root.ele({ GlobalSettings: { AddECU: 'true', AddMemory: 'true', AddIO: 'true' } });
  for (const [name, source, identifier] of WALLPAPER_ROWS)
    root.ele({ WallpaperInformation: { name, source, identifier } });
  return printXml(root);
}
