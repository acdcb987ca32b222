import { fixedName, namedTwice } from '../fixedName.ts';
import { AGENT_CONFIG, side } from '../volumeSettings.ts';
import type { ContradictionRule } from '../rule.ts';
import { LAUNCH2_GUIDE } from '../sources.ts';

export const launch2NameTwice: ContradictionRule = {
  code: 'launch2-computer-name-twice',
  title: 'The answer file and EC2Launch v2 both name the computer',
  detail: 'The machine is named twice, and may restart once more; after a join to a domain the name is changed back.',
  severity: 'warning',
  source: [LAUNCH2_GUIDE],
  find(settings) {
    const task = settings.tasks?.find(({ name }) => name === 'setHostName');
    const name = fixedName(settings, 'ec2launch2');
    if (task === undefined || name === null) return [];
    const by = side(AGENT_CONFIG, task.line, 'task', task.name);
    return namedTwice(by, name, 'Take the task setHostName out, or write * for ComputerName in unattend.xml.');
  },
};
