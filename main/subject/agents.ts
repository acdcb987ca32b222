import type { VolumePath } from '../../shared/base/winPath.ts';
import type { Diagnostic } from '../../shared/model/diagnostic.ts';
import type { RegistryView } from '../../shared/model/registry.ts';
import type { AgentFound, AgentKind, FileStat, Found, VolumeFs } from '../../shared/model/volume.ts';
import { readText, valueOrNull } from './lookup.ts';

interface AgentSigns {
  readonly kind: AgentKind;
  /** Files whose presence says so; one is enough. Source: ec2launch facts, section 1, and ec2config facts, section 2. */
  readonly files: readonly VolumePath[];
  /** The name in Programs and Features, for the version. */
  readonly product: RegExp;
  readonly moduleManifest?: VolumePath;
}

const AGENTS: readonly AgentSigns[] = [
  {
    kind: 'ec2launch2',
    files: ['ProgramData/Amazon/EC2Launch/sysprep/unattend.xml', 'Program Files/Amazon/EC2Launch/EC2Launch.exe'],
    product: /^Amazon EC2Launch/i,
  },
  {
    kind: 'ec2launch1',
    files: ['ProgramData/Amazon/EC2-Windows/Launch/Sysprep/Unattend.xml'],
    product: /^EC2Launch v1/i,
    moduleManifest: 'ProgramData/Amazon/EC2-Windows/Launch/Module/Ec2Launch.psd1',
  },
  {
    kind: 'ec2config',
    files: [
      'Program Files/Amazon/Ec2ConfigService/sysprep2008.xml',
      'Program Files/Amazon/Ec2ConfigService/Ec2Config.exe',
    ],
    product: /^EC2ConfigService$/i,
  },
  { kind: 'ssm', files: ['Program Files/Amazon/SSM/amazon-ssm-agent.exe'], product: /^Amazon SSM Agent/i },
];

const UNINSTALL = [
  'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall',
  'HKLM\\SOFTWARE\\Wow6432Node\\Microsoft\\Windows\\CurrentVersion\\Uninstall',
];

/** An agent of which it cannot be told whether it is there, since its files cannot be looked at. */
export interface AgentInDoubt {
  readonly kind: AgentKind;
  readonly problem: Diagnostic;
}

export interface Agents {
  /** Agents whose files lie on the volume, newest family first, with their version where one is written. */
  readonly found: readonly AgentFound[];
  readonly inDoubt: readonly AgentInDoubt[];
}

/** Looks for every agent: found, in doubt, or neither, which is absent. */
export function findAgents(fs: VolumeFs, registry: RegistryView): Agents {
  const looked = AGENTS.map((signs) => ({ signs, stats: signs.files.map((path) => fs.stat(path)) }));
  const found = looked.flatMap(({ signs, stats }) => agentFound(fs, registry, signs, stats) ?? []);
  const inDoubt = looked.flatMap(({ signs: { kind }, stats }) => {
    const closed = stats.find((stat) => stat.kind === 'unreadable');
    const isFound = stats.some((stat) => stat.kind === 'found');
    return closed === undefined || isFound ? [] : [{ kind, problem: closed.problem.diagnostic }];
  });
  return { found, inDoubt };
}

function agentFound(
  fs: VolumeFs,
  registry: RegistryView,
  { kind, product, moduleManifest }: AgentSigns,
  stats: readonly Found<FileStat>[],
): AgentFound | null {
  const present = stats.flatMap((stat) => (stat.kind === 'found' ? [stat.value.path] : []));
  if (present.length === 0) return null;
  const installed = installedVersion(registry, product);
  const version = installed?.version ?? moduleVersion(fs, moduleManifest);
  return { kind, version, evidence: [...present, ...(installed === null ? [] : [installed.key])] };
}

function installedVersion(
  registry: RegistryView,
  product: RegExp,
): { readonly key: string; readonly version: string } | null {
  for (const root of UNINSTALL) {
    const uninstall = registry.key(root);
    if (uninstall.kind !== 'found') continue;
    for (const entry of uninstall.value.subkeys()) {
      const name = valueOrNull(readText(registry, entry.path, 'DisplayName'));
      const version = valueOrNull(readText(registry, entry.path, 'DisplayVersion'));
      if (name !== null && version !== null && product.test(name)) return { key: entry.path, version };
    }
  }
  return null;
}

function moduleVersion(fs: VolumeFs, manifest: VolumePath | undefined): string | null {
  const bytes = manifest === undefined ? null : fs.read(manifest);
  if (bytes === null || bytes.kind !== 'found') return null;
  return /ModuleVersion\s*=\s*'([^']+)'/i.exec(new TextDecoder().decode(bytes.value))?.[1] ?? null;
}
