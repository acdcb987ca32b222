import type { Phase } from '../../shared/model/simulation.ts';
import type { Found } from '../../shared/model/volume.ts';
import type { SysprepPhase } from '../subject/actionFiles.ts';
import { ENVIRONMENT, toldArchitecture } from '../subject/identity.ts';
import { hasPrograms } from '../subject/programs.ts';
import { buildOf } from '../subject/lookup.ts';
import type { Subject } from '../subject/subject.ts';
import {
  finding,
  judgeFound,
  buildUntold,
  unknownFinding,
  unreadableFinding,
  type CheckFinding,
  type FindingRule,
} from './rule.ts';

/** Action files came with Windows 8 and Windows Server 2012. Source: sysprep facts, section 3.1. */
export const FIRST_BUILD_WITH_ACTION_FILES = 9200;

/**
 * Where Sysprep stops over providers of some phases: clean-up belongs to generalize, and what only specialize calls
 * breaks the first boot. Source: sysprep facts, sections 1 and 3.1.
 */
export function stopsIn(phases: readonly SysprepPhase[]): Phase {
  return phases.every((phase) => phase === 'Specialize') ? 'specialize' : 'generalize';
}

/** Where a check of programs ends early: this Windows has no action files, or its build is not told; else null. */
export function withoutActionFiles(rule: FindingRule, what: string, { report }: Subject): CheckFinding | null {
  const build = buildOf(report);
  if (build === null) return buildUntold(rule, what);
  if (build >= FIRST_BUILD_WITH_ACTION_FILES) return null;
  return finding(rule, 'notApplicable', `Windows of build ${build} has no action files`);
}

/** The finding where the volume was copied without programs, so that a missing file says nothing; else null. */
export function withoutPrograms(rule: FindingRule, what: string, { fs }: Subject): CheckFinding | null {
  const programs: Found<boolean> = hasPrograms(fs);
  if (programs.kind === 'unreadable') return unreadableFinding(rule, what, programs.problem, SYSTEM32);
  if (programs.kind === 'found' && programs.value) return null;
  return unknownFinding(
    rule,
    what,
    'The volume has no DLL in Windows/System32: it was copied without its programs.',
    SYSTEM32,
    'Open the whole volume, or look on the source machine.',
  );
}

/** Judges programs by the architecture of the installed Windows, in lower case; unknown where that is not told. */
export function judgeArchitecture(
  rule: FindingRule,
  what: string,
  { registry }: Subject,
  judge: (architecture: string) => CheckFinding,
): CheckFinding {
  const where = { key: ENVIRONMENT, value: 'PROCESSOR_ARCHITECTURE' };
  return judgeFound(rule, what, toldArchitecture(registry), where, (architecture) =>
    architecture === null
      ? unknownFinding(rule, what, 'The architecture of Windows is not told.', where)
      : judge(architecture),
  );
}

const SYSTEM32 = { file: 'Windows/System32' };
