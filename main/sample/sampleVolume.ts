import { fileTimeFromMs } from '../../shared/base/filetime.ts';
import type { VolumePath } from '../../shared/base/winPath.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import { openConfig } from '../config/document.ts';
import { setSetting } from '../config/settings/set.ts';
import {
  defaultBundleConfig,
  driveLetterConfig,
  freshConfigXml,
  stockAnswerFile,
  stockWallpaperSettings,
} from '../config/templates.ts';
import { encodeText } from '../config/text/encodeText.ts';
import { spliceEdits } from '../config/text/spliceEdits.ts';
import { buildHive, type KeySpec } from '../registry/regf/build.ts';
import { key } from './hiveSpecs.ts';
import { EXTRA_USERS } from './identity.ts';
import { sampleLogs } from './logs.ts';
import { samHive } from './samHive.ts';
import type { Scenario } from './scenarios.ts';
import { sampleScripts } from './scripts.ts';
import { imageStateOf, softwareHive } from './softwareHive.ts';
import { sysprepFiles } from './sysprepFiles.ts';
import { systemHive } from './systemHive.ts';

/** A sample volume as data: folders that are empty, and files with their bytes. */
export interface SampleVolume {
  readonly folders: readonly VolumePath[];
  readonly files: ReadonlyMap<VolumePath, Uint8Array>;
}

const WRITTEN = fileTimeFromMs(Date.UTC(2026, 1, 2, 10, 20));
const EC2CONFIG = 'Program Files/Amazon/Ec2ConfigService';

/** One instance store volume with a letter of its own, and an empty row, as stock files hold them. */
const LETTERS = [
  { label: 'Temporary Storage 0', letter: 'Z:' },
  { label: '', letter: '' },
];

/** The README that lies in the sample's root, so that nobody takes it for a real machine. */
const ABOUT = [
  'This folder is a sample volume written by ImagePrep Workbench.',
  'It imitates Windows Server 2012 R2 with EC2Config and holds no program of either.',
  'Its answer file is the form confirmed for stock images of Windows Server 2008 R2;',
  'the stock file of 2012 R2 is not confirmed by a public source.',
  '',
].join('\r\n');

/** Makes the sample volume of a scenario. The same scenario gives the same bytes. */
export function buildSample(scenario: Scenario): SampleVolume {
  const encoder = new TextEncoder();
  const texts = new Map<VolumePath, string>([
    ['about this sample.txt', ABOUT],
    ['Windows/Setup/State/State.ini', `[State]\r\nImageState=${imageStateOf(scenario)}\r\n`],
    ...sampleScripts(scenario),
    ...sampleLogs(scenario),
    ...profileFiles(scenario),
    ...programs(),
    ...sysprepFiles(),
  ]);
  const files = new Map<VolumePath, Uint8Array>([...texts].map(([path, text]) => [path, encoder.encode(text)]));
  files.set(`${EC2CONFIG}/sysprep2008.xml`, asFile(stockAnswerFile(), true));
  files.set(`${EC2CONFIG}/Settings/BundleConfig.xml`, bundleConfig(scenario));
  files.set(`${EC2CONFIG}/Settings/Config.xml`, asFile(freshConfigXml(), false));
  files.set(`${EC2CONFIG}/Settings/DriveLetterConfig.xml`, asFile(driveLetterConfig(LETTERS), false));
  files.set(`${EC2CONFIG}/Settings/WallpaperSettings.xml`, asFile(stockWallpaperSettings(), false));
  for (const [name, root] of Object.entries(hives(scenario)))
    files.set(
      `Windows/System32/config/${name}`,
      buildHive({ root, lastWritten: WRITTEN, fileName: `emRoot\\System32\\Config\\${name}` }),
    );
  for (const name of ['Default', ...profileNames(scenario)])
    files.set(
      `Users/${name}/NTUSER.DAT`,
      buildHive({ root: key('ROOT', [], [key('Software', [])]), lastWritten: WRITTEN }),
    );
  if (scenario.failedFirstBoot) {
    files.set('Windows/System32/Sysprep/Sysprep_succeeded.tag', new Uint8Array());
    files.set('Windows/Panther/unattend.xml', asFile(cachedCopy(), true));
  }
  return {
    folders: ['Users/Public', 'Users/Default', 'ProgramData', 'Windows/Temp', 'Windows/System32/winevt/Logs'],
    files,
  };
}

function hives(scenario: Scenario): Readonly<Record<string, KeySpec>> {
  return {
    SYSTEM: systemHive(scenario),
    SOFTWARE: softwareHive(scenario),
    SAM: samHive(scenario),
    SECURITY: key('SECURITY', [], [key('Policy', [])]),
    DEFAULT: key('DEFAULT', [], [key('Software', [])]),
  };
}

function profileNames(scenario: Scenario): readonly string[] {
  return ['Administrator', ...(scenario.extraAccounts ? EXTRA_USERS.map((user) => user.name) : [])];
}

function profileFiles(scenario: Scenario): readonly (readonly [VolumePath, string])[] {
  return profileNames(scenario).map((name) => [`Users/${name}/Desktop/readme.txt`, `Desktop of ${name}.\r\n`]);
}

/** Files that only have to be there: programs are no part of the sample. */
function programs(): readonly (readonly [VolumePath, string])[] {
  return ['Ec2Config.exe', 'ScramblePassword.exe', 'Ec2ConfigServiceSettings.exe'].map((name) => [
    `${EC2CONFIG}/${name}`,
    'Placeholder of the sample volume, not a program.\r\n',
  ]);
}

/** Settings files have CRLF; the answer file also has a byte order mark. Source: ec2config facts, sections 3 and 4. */
function asFile(text: string, bom: boolean): Uint8Array {
  return unwrap(encodeText(text, { bom, newline: 'crlf' }));
}

function bundleConfig(scenario: Scenario): Uint8Array {
  const stock = asFile(defaultBundleConfig(), false);
  if (!scenario.keepsPassword) return stock;
  const config = openConfig('BundleConfig.xml', stock);
  return unwrap(spliceEdits(config.source, unwrap(setSetting(config, 'Properties/SetPasswordAfterSysprep', 'No'))));
}

/** The copy that sysprep.exe made, with the generalize pass marked as done. Source: answer file facts, section 1. */
function cachedCopy(): string {
  return stockAnswerFile().replace(
    '<settings pass="generalize">',
    '<settings pass="generalize" wasPassProcessed="true">',
  );
}
