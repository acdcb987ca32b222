import type { VolumePath } from '../../shared/base/winPath.ts';
import type { RegistryView } from '../../shared/model/registry.ts';
import type { AgentFound, AgentKind, VolumeFs } from '../../shared/model/volume.ts';
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

/** Every agent whose files lie on the volume, newest family first, with its version where one is written. */
export function findAgents(fs: VolumeFs, registry: RegistryView): readonly AgentFound[] {
  return AGENTS.flatMap((signs): readonly AgentFound[] => {
    const present = signs.files.flatMap((path) => {
      const stat = fs.stat(path);
      return stat.kind === 'found' ? [stat.value.path] : [];
    });
    if (present.length === 0) return [];
    const installed = installedVersion(registry, signs.product);
    const version = installed?.version ?? moduleVersion(fs, signs.moduleManifest);
    return [{ kind: signs.kind, version, evidence: [...present, ...(installed === null ? [] : [installed.key])] }];
  });
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
