import { baseName } from '../../shared/base/winPath.ts';
import type { ConfigKind } from '../../shared/model/config.ts';
import { nameAt, skipSpace } from './xml/characters.ts';

/** Root elements that settle the kind of an XML file. Source: EC2Config facts, sections 3 and 4; of others none is confirmed. */
const ROOTS: Readonly<Record<string, ConfigKind>> = {
  unattend: 'answerFile',
  Ec2ConfigurationSettings: 'ec2config',
  BundleConfig: 'bundleConfig',
  DriveLetterMapping: 'driveLetters',
  WallpaperSettings: 'wallpaper',
  InitializeDrivesSettings: 'initializeDrives',
};

/** Names that tell the kind where the content does not (an empty or badly damaged file). */
const NAMES: Readonly<Record<string, ConfigKind>> = {
  'sysprep2008.xml': 'answerFile',
  'unattend.xml': 'answerFile',
  'autounattend.xml': 'answerFile',
  'bundleconfig.xml': 'bundleConfig',
  'activationsettings.xml': 'activation',
  'driveletterconfig.xml': 'driveLetters',
  'eventlogconfig.xml': 'eventLog',
  'wallpapersettings.xml': 'wallpaper',
  'initializedrivessettings.xml': 'initializeDrives',
  'aws.ec2.windows.cloudwatch.json': 'cloudWatch',
  'ec2config.exe.config': 'agentProgram',
  'launchconfig.json': 'launchConfig',
  'drivelettermappingconfig.json': 'launchDriveLetters',
  'eventlogconfig.json': 'launchEventLog',
  'agent-config.yml': 'agentConfig',
  'agent-config.yaml': 'agentConfig',
};

const EXTENSIONS: Readonly<Record<string, ConfigKind>> = {
  bat: 'script',
  cmd: 'script',
  ps1: 'script',
  psm1: 'script',
  vbs: 'script',
  json: 'json',
  yml: 'yaml',
  yaml: 'yaml',
  xml: 'xml',
  config: 'xml',
  ini: 'ini',
  inf: 'ini',
};

/** A section with a first entry: a JSON list may begin with a bracket too. */
const INI_START = /^\s*\[[^[\]{}"\r\n]+\][^\S\r\n]*[\r\n]\s*[^\s[\]{}"=,]+[^\S\r\n]*=/;

/** What may stand before the root; the document type is found by its first `>`, which is enough to go on. */
const PROLOG_NODES = [
  { opens: '<?', closes: '?>' },
  { opens: '<!--', closes: '-->' },
  { opens: '<!', closes: '>' },
] as const;

/** Decides what a settings file is: by its name where that is unique, else by its root element or first character. */
export function classifyConfig(path: string, text: string): ConfigKind {
  const name = baseName(path).toLowerCase();
  const extension = /\.([^.]*)$/.exec(name)?.[1] ?? '';
  const byExtension = EXTENSIONS[extension];
  if (byExtension === 'script' || byExtension === 'json' || byExtension === 'yaml') return NAMES[name] ?? byExtension;
  const root = rootName(text);
  if (root !== null) return (Object.hasOwn(ROOTS, root) ? ROOTS[root] : undefined) ?? NAMES[name] ?? 'xml';
  if (byExtension === 'xml' || byExtension === 'ini') return NAMES[name] ?? byExtension;
  if (INI_START.test(text)) return 'ini';
  return /^\s*[{[]/.test(text) ? 'json' : 'unknown';
}

/** The local name of the first element; null when something else comes first. */
function rootName(text: string): string | null {
  let position = skipSpace(text, 0);
  for (;;) {
    const node = PROLOG_NODES.find(({ opens }) => text.startsWith(opens, position));
    if (node === undefined) break;
    const end = text.indexOf(node.closes, position);
    if (end < 0) return null;
    position = skipSpace(text, end + node.closes.length);
  }
  if (text.charAt(position) !== '<') return null;
  const name = nameAt(text, position + 1);
  return name.slice(name.indexOf(':') + 1) || null;
}
