import type { VolumePath } from '../../shared/base/winPath.ts';
import type { Diagnostic, Problem } from '../../shared/model/diagnostic.ts';

/** A finding about a hive, whose places are offsets, with the file that they are in. */
export function inFile(finding: Diagnostic, file: VolumePath): Diagnostic {
  return {
    ...finding,
    where: finding.where.length === 0 ? [{ file }] : finding.where.map((where) => ({ file, ...where })),
    evidence: finding.evidence.map(({ where, text }) => ({ where: { file, ...where }, text })),
  };
}

/** Why a hive of a volume could not be opened: its file is named first. */
export function unopenedHive({ kind, diagnostic }: Problem, file: VolumePath): Problem {
  const { summary } = diagnostic;
  return {
    kind,
    diagnostic: {
      ...inFile(diagnostic, file),
      summary: `${file} could not be opened: ${summary.charAt(0).toLowerCase()}${summary.slice(1)}`,
      fix: 'Copy the file again from the machine or its snapshot, with its LOG files, or take it from a backup.',
    },
  };
}
