import type { VolumePath } from '../../shared/base/winPath.ts';
import type { Place, Problem } from '../../shared/model/diagnostic.ts';
import type { VolumeFs } from '../../shared/model/volume.ts';
import { readBoolean } from '../config/answerFile.ts';
import { parseXml } from '../config/xml/parseXml.ts';
import { descend, ownText } from '../config/xml/navigate.ts';
import { decodeText } from '../config/text/decode.ts';

const TASKS: VolumePath = 'Windows/System32/Tasks';

export type ScheduledTask = { readonly where: Place } & (
  | { readonly kind: 'enabled' | 'disabled' | 'absent'; readonly found: string }
  | { readonly kind: 'unknown'; readonly found: string; readonly problem: Problem | null }
);

/**
 * A scheduled task by its file below `Windows\System32\Tasks`: `Settings/Enabled` is true where it is left out. A copy
 * without the folder Tasks tells nothing, and neither does a file that is no task. Source: ec2launch facts, section A6.
 */
export function scheduledTask(fs: VolumeFs, name: string): ScheduledTask {
  const file: VolumePath = `${TASKS}/${name}`;
  const bytes = fs.read(file);
  switch (bytes.kind) {
    case 'found':
      return enabledIn(file, bytes.value);
    case 'unreadable':
      return { kind: 'unknown', where: { file }, found: bytes.problem.diagnostic.summary, problem: bytes.problem };
    case 'absent':
      return fs.stat(TASKS).kind === 'found'
        ? { kind: 'absent', where: { file }, found: 'no such task' }
        : { kind: 'unknown', where: { file: TASKS }, found: 'The folder of tasks is not there.', problem: null };
  }
}

function enabledIn(file: VolumePath, bytes: Uint8Array): ScheduledTask {
  const xml = parseXml(decodeText(bytes), file);
  if (xml.root?.local !== 'Task' || !xml.wellFormed)
    return { kind: 'unknown', where: { file }, found: 'The file is damaged or no task.', problem: null };
  const element = descend(xml.root, ['Settings', 'Enabled']);
  if (element === null) return { kind: 'enabled', where: { file }, found: 'Enabled is not written, which means true' };
  const text = ownText(element).trim();
  const where = { file, line: xml.lines.at(element.start).line };
  const enabled = readBoolean(text);
  if (enabled === null) return { kind: 'unknown', where, found: `Enabled is "${text}".`, problem: null };
  return { kind: enabled ? 'enabled' : 'disabled', where, found: `Enabled = ${text}` };
}

/** The task with which EC2Launch v1 does its first-boot work. Source: ec2launch facts, section A6. */
export const LAUNCH_TASK = 'Amazon Ec2 Launch - Instance Initialization';
