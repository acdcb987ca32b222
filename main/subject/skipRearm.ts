import type { Place } from '../../shared/model/diagnostic.ts';
import type { Found } from '../../shared/model/volume.ts';
import { readAnswerFile } from '../config/answerFile.ts';
import { openConfig } from '../config/document.ts';
import { calledAnswerFile } from './answerFileSearch.ts';
import { readArchitecture } from './identity.ts';
import { findNumber } from './lookup.ts';
import type { Subject } from './subject.ts';

/** Where Windows keeps the settings of its licensing. Source: sysprep facts, section 5; ec2launch facts, section 2. */
export const SOFTWARE_PROTECTION = 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\SoftwareProtectionPlatform';

export interface SkipRearmSetting {
  readonly where: Place;
  /** As written; `absent` where it is not set. */
  readonly found: Found<string>;
}

/** SkipRearm in the registry, and in the answer file that the agent gives to Sysprep. Source: sysprep facts, section 5. */
export function skipRearmSettings({ registry, fs, report }: Subject): readonly SkipRearmSetting[] {
  const inRegistry = findNumber(registry, SOFTWARE_PROTECTION, 'SkipRearm');
  const called = calledAnswerFile(fs, report.windows.kernel);
  return [
    {
      where: { key: SOFTWARE_PROTECTION, value: 'SkipRearm' },
      found: inRegistry.kind === 'found' ? { kind: 'found', value: String(inRegistry.value) } : inRegistry,
    },
    ...(called.kind === 'found' && called.value.path !== null
      ? [inAnswerFile({ registry, fs }, called.value.path)]
      : called.kind === 'unreadable'
        ? [{ where: {}, found: called }]
        : []),
  ];
}

function inAnswerFile({ registry, fs }: Pick<Subject, 'registry' | 'fs'>, path: string): SkipRearmSetting {
  const bytes = fs.read(path);
  if (bytes.kind !== 'found') return { where: { file: path }, found: bytes };
  const answer = readAnswerFile(openConfig(path, bytes.value), readArchitecture(registry));
  const value = answer.get('generalize', 'Microsoft-Windows-Security-SPP', 'SkipRearm');
  if (value === null) return { where: { file: path }, found: { kind: 'absent' } };
  return { where: { file: path, line: value.line }, found: { kind: 'found', value: value.value } };
}

/** Whether a setting asks Sysprep not to spend a rearm. */
export function skips({ found }: SkipRearmSetting): boolean {
  return found.kind === 'found' && found.value.trim() === '1';
}

/** The setting as evidence says it. */
export function skipRearmText({ found }: SkipRearmSetting): string {
  switch (found.kind) {
    case 'found':
      return `SkipRearm = ${found.value}`;
    case 'absent':
      return 'SkipRearm is not set';
    case 'unreadable':
      return found.problem.diagnostic.summary;
  }
}
