import type { VolumeFs } from '../../shared/model/volume.ts';
import { sourceOnlyFinding, type CheckFinding, type FindingRule } from './rule.ts';

/**
 * The finding about a file that Windows keeps open, and that a copied folder lacks whether the machine has it or not;
 * null on an attached disk or a mounted volume, where it is not there for certain.
 */
export function notInCopies(rule: FindingRule, fs: VolumeFs, file: string, fix: string): CheckFinding | null {
  if (fs.space().kind !== 'absent') return null;
  return sourceOnlyFinding(rule, `A copied folder does not tell whether the machine has ${file}`, {
    detail: 'Windows keeps the file open, so that it is not copied with the others.',
    evidence: [{ where: { file }, text: 'not in the folder' }],
    fix,
  });
}
