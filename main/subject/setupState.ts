import type { Evidence } from '../../shared/model/diagnostic.ts';
import type { RegistryView } from '../../shared/model/registry.ts';
import type { Found } from '../../shared/model/volume.ts';
import { findNumber, findText, SYSTEM_SETUP } from './lookup.ts';

/** A value of SYSTEM\Setup that shows whether set-up is at work. */
export interface SetupMark {
  readonly state: 'idle' | 'atWork' | 'unclear' | 'unreadable';
  readonly evidence: Evidence;
}

/** Values that are 0 on a running system, with those that an armed or starting one has. Source: sysprep facts, section 4.3. */
const NUMBERS: Readonly<Record<string, readonly number[]>> = {
  SetupType: [2],
  SetupPhase: [4],
  OOBEInProgress: [1],
  SystemSetupInProgress: [1],
  RestartSetup: [1],
};

/** Every mark of a set-up that has not ended; a value that is not there is no mark. */
export function setupMarks(registry: RegistryView): readonly SetupMark[] {
  const command = findText(registry, SYSTEM_SETUP, 'CmdLine');
  return [
    markOf('CmdLine', command, (text) => (text === '' ? 'idle' : 'atWork')),
    ...Object.entries(NUMBERS).map(([name, atWork]) =>
      markOf(name, findNumber(registry, SYSTEM_SETUP, name), (value) => {
        if (value === 0) return 'idle';
        return atWork.includes(value) ? 'atWork' : 'unclear';
      }),
    ),
  ];
}

function markOf<T extends string | number>(
  value: string,
  found: Found<T>,
  judge: (data: T) => SetupMark['state'],
): SetupMark {
  const where = { key: SYSTEM_SETUP, value };
  switch (found.kind) {
    case 'found':
      return { state: judge(found.value), evidence: { where, text: `${value} = ${found.value}`.trimEnd() } };
    case 'absent':
      return { state: 'idle', evidence: { where, text: 'not present' } };
    case 'unreadable':
      return { state: 'unreadable', evidence: { where, text: found.problem.diagnostic.summary } };
  }
}
