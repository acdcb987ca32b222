import type { AgentKind } from '../../shared/model/volume.ts';

/** Kernel version and server name of a build. Source: sysprep facts, section 10, and ec2config facts, section 1. */
interface BuildRow {
  readonly build: number;
  readonly kernel: string;
  readonly server: string | null;
}

const BUILDS: readonly BuildRow[] = [
  { build: 6001, kernel: '6.0', server: 'Windows Server 2008' },
  { build: 6002, kernel: '6.0', server: 'Windows Server 2008' },
  { build: 7600, kernel: '6.1', server: 'Windows Server 2008 R2' },
  { build: 7601, kernel: '6.1', server: 'Windows Server 2008 R2' },
  { build: 9200, kernel: '6.2', server: 'Windows Server 2012' },
  { build: 9600, kernel: '6.3', server: 'Windows Server 2012 R2' },
  { build: 14393, kernel: '10.0', server: 'Windows Server 2016' },
  { build: 17763, kernel: '10.0', server: 'Windows Server 2019' },
  { build: 20348, kernel: '10.0', server: 'Windows Server 2022' },
  { build: 25398, kernel: '10.0', server: 'Windows Server, version 23H2' },
  { build: 26100, kernel: '10.0', server: 'Windows Server 2025' },
];

/** The kernel version of a build as two numbers; every build from 10240 on is 10.0; null when it is not known. */
export function kernelOfBuild(build: string | null): string | null {
  const number = Number(build);
  if (build === null || !Number.isInteger(number)) return null;
  if (number >= 10_240) return '10.0';
  return BUILDS.find((row) => row.build === number)?.kernel ?? null;
}

/** The agent that belongs to a server build. Source: ec2launch facts, section 1. Null when the build is not known. */
export function agentForBuild(build: string | null): 'ec2config' | 'ec2launch1' | 'ec2launch2' | null {
  const number = Number(build);
  if (build === null || !Number.isInteger(number) || number === 0) return null;
  if (number <= 9600) return 'ec2config';
  if (number < 20_348) return 'ec2launch1';
  return 'ec2launch2';
}

/**
 * Whether a launch agent can be in charge of a Windows: the one that belongs to it, or EC2Launch v2, which can be
 * installed from Windows Server 2012 on. Source: ec2launch facts, section 1.
 */
export function fitsWindows(agent: AgentKind, build: string | null): boolean {
  const wanted = agentForBuild(build);
  if (wanted === null) return false;
  return agent === wanted || (agent === 'ec2launch2' && Number(build) >= OLDEST_OF_LAUNCH2);
}

/** Windows Server 2012. */
const OLDEST_OF_LAUNCH2 = 9200;
