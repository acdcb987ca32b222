import { cutMiddle } from './words.ts';
import { AGENT_NAMES, type VolumeReport, type WriteBar } from '../../shared/model/volume.ts';

const GENERALIZED: Readonly<Record<VolumeReport['generalized']['verdict'], string>> = {
  generalized: 'generalized',
  notGeneralized: 'not generalized',
  partly: 'partly generalized',
  unknown: 'generalized or not cannot be told',
};

const BARS: Readonly<Record<WriteBar, string>> = {
  runningSystem: 'This is the Windows that runs now; it is only read.',
  readOnlyDisk: 'The disk can only be read.',
  hibernated: 'Windows on this volume is hibernated; writing would damage it. Start it and shut it down fully first.',
  readOnlySwitch: 'Read-only is on. Turn it off in the title bar to write.',
};

/** `EC2Config 4.9.3160, SSM Agent 2.3.722`; empty without agents. */
export function agentWords(report: VolumeReport): string {
  return report.agents.map((agent) => [AGENT_NAMES[agent.kind], agent.version].filter(Boolean).join(' ')).join(', ');
}

/** `Windows Server 2012 R2 Datacenter, not generalized, EC2Config 4.9.3160.` */
export function volumeAnswer(report: VolumeReport): string {
  const product = report.windows.productName ?? 'A Windows of unknown version';
  return `${[product, GENERALIZED[report.generalized.verdict], agentWords(report) || 'no agent found'].join(', ')}.`;
}

/** The same for the title bar, with the path in front. */
export function volumeLine(report: VolumeReport): string {
  const parts = [
    cutMiddle(report.root, 36),
    report.windows.productName,
    agentWords(report),
    GENERALIZED[report.generalized.verdict],
  ];
  return parts.filter(Boolean).join(' · ');
}

/** Why nothing may be written, in one sentence that names the way out; null when writing is allowed. */
export function refusalWords(report: VolumeReport | null, readOnly: boolean): string | null {
  if (readOnly) return BARS.readOnlySwitch;
  const bar = report?.writeBar ?? null;
  // The switch as it was when the volume was opened says nothing of now.
  return bar === null || bar === 'readOnlySwitch' ? null : BARS[bar];
}
