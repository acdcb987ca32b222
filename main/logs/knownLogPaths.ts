import type { VolumePath } from '../../shared/base/winPath.ts';
import type { FileFound, VolumeFs } from '../../shared/model/volume.ts';

/** The part of a run that a log tells of. */
export type LogPhase =
  'agent' | 'generalize' | 'specialize' | 'oobe' | 'servicing' | 'drivers' | 'domainJoin' | 'upgrade' | 'other';

export interface KnownLogPath {
  readonly path: VolumePath;
  readonly phase: LogPhase;
  /** Whether its absence is worth telling; the others exist only on some machines. */
  readonly expected: boolean;
}

function paths(phase: LogPhase, folder: VolumePath, names: string, expected = false): KnownLogPath[] {
  return names.split(' ').map((name) => ({ path: `${folder}/${name}`, phase, expected }));
}

const AGENT = 'Program Files/Amazon/Ec2ConfigService/Logs';
const LAUNCH1 = 'ProgramData/Amazon/EC2-Windows/Launch/Log';
const LAUNCH2 = 'ProgramData/Amazon/EC2Launch/log';

/**
 * Where logs lie on a Windows volume. Sources: setup-logs.md, section 1; ec2config.md, sections 2 and 10;
 * ec2launch.md, sections A2 and B2.
 */
export const knownLogPaths: readonly KnownLogPath[] = [
  ...paths('generalize', 'Windows/System32/Sysprep/Panther', 'setupact.log setuperr.log', true),
  ...paths('generalize', 'Windows/System32/Sysprep/Panther', 'diagerr.xml diagwrn.xml'),
  ...paths('generalize', 'Windows/System32/Sysprep/Panther/IE', 'setupact.log setuperr.log'),
  ...paths('specialize', 'Windows/Panther', 'setupact.log setuperr.log', true),
  ...paths('specialize', 'Windows/Panther', 'diagerr.xml diagwrn.xml cbs_unattend.log'),
  ...paths('oobe', 'Windows/Panther/UnattendGC', 'setupact.log setuperr.log', true),
  ...paths('oobe', 'Windows/Panther/UnattendGC', 'diagerr.xml diagwrn.xml'),
  ...paths('oobe', 'Windows/Panther/FastCleanup', 'setupact.log'),
  ...paths('agent', AGENT, 'Ec2ConfigLog.txt Ec2Config.log'),
  ...paths('agent', LAUNCH1, 'Ec2Launch.log UserdataExecution.log WallpaperSetup.log DiskInitialization.log'),
  ...paths('agent', LAUNCH1, 'EventlogsToConsole.log WindowsIsReadyToConsole.log'),
  ...paths('agent', LAUNCH2, 'agent.log console.log error.log err.log'),
  ...paths('agent', 'ProgramData/Amazon/SSM/Logs', 'amazon-ssm-agent.log errors.log'),
  ...paths('drivers', 'Windows/inf', 'setupapi.dev.log setupapi.app.log setupapi.offline.log setupapi.setup.log'),
  ...paths('servicing', 'Windows/Logs/CBS', 'CBS.log'),
  ...paths('servicing', 'Windows/Logs/DISM', 'dism.log'),
  ...paths('servicing', 'Windows/WinSxS', 'poqexec.log'),
  ...paths('servicing', 'Windows/Logs/SetupDiag', 'SetupDiagResults.xml'),
  ...paths('domainJoin', 'Windows/debug', 'NetSetup.LOG dcpromo.log'),
  ...paths('other', 'Windows/security/logs', 'scesetup.log'),
  ...paths('other', 'Windows/debug', 'lsasetup.log'),
  ...paths('other', 'Windows', 'DtcInstall.log setupact.log setuperr.log WindowsUpdate.log PFRO.log'),
  ...paths('upgrade', '$WINDOWS.~BT/Sources/Panther', 'setupact.log setuperr.log'),
  ...paths('upgrade', '$WINDOWS.~BT/Sources/Rollback', 'setupact.log setuperr.log'),
  ...paths('upgrade', 'Windows/Panther/NewOs', 'setupact.log setuperr.log'),
];

/** The log whose absence is told when no agent left one: EC2Config is the agent this program is made for. */
const USUAL_AGENT_LOG = `${AGENT}/Ec2ConfigLog.txt`;

export interface FoundLogs {
  /** In the order of knownLogPaths; `kind` is the phase. */
  readonly found: readonly FileFound[];
  /** Expected logs that are not there or cannot be read. */
  readonly missing: readonly VolumePath[];
}

/** Looks for the known logs on a volume. Without any agent's log, that of EC2Config counts as missing. */
export function findLogs(fs: VolumeFs): FoundLogs {
  const found: FileFound[] = [];
  const missing: VolumePath[] = [];
  for (const { path, phase, expected } of knownLogPaths) {
    const stat = fs.stat(path);
    if (stat.kind === 'found' && stat.value.type === 'file')
      found.push({ path: stat.value.path, kind: phase, size: stat.value.size });
    else if (expected || stat.kind === 'unreadable') missing.push(path);
  }
  if (!found.some((file) => file.kind === 'agent')) missing.push(USUAL_AGENT_LOG);
  return { found, missing };
}
