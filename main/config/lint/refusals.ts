import { sameName } from '../../../shared/base/caseless.ts';
import type { ConfigDocument } from '../document.ts';
import { positionOf, type Finding } from './finding.ts';
import { findingsOf } from './lintDocument.ts';

/** The Windows that reads an answer file. */
export interface AnswerFileReader {
  /** `amd64`, as answer files write it. */
  readonly architecture: string;
  /** Such as `6.3`; null when it is not known. */
  readonly kernel: string | null;
}

/** Why Windows refuses a whole answer file, or may. */
export interface Refusal {
  readonly certain: boolean;
  /** One sentence. */
  readonly summary: string;
  readonly line: number;
}

/** Passes whose content Sysprep ignores as long as it is well-formed. Source: answer file facts, section 2. */
const IGNORED_PASSES: ReadonlySet<string> = new Set(['windowsPE', 'offlineServicing']);

/**
 * What lint finds that makes Windows refuse the whole file in a run of Sysprep, by place. Components of another
 * architecture are ignored without a word. Source: answer file facts, section 1.
 */
export function refusals(config: ConfigDocument, reader: AnswerFileReader): readonly Refusal[] {
  return findingsOf(config)
    .filter((found) => concerns(found, reader))
    .flatMap((found) => {
      const { refuses, summary } = found;
      if (refuses === null) return [];
      return [{ certain: refuses === 'certainly', summary, line: positionOf(config, found).line }];
    });
}

function concerns({ component, takenUpTo }: Finding, { architecture, kernel }: AnswerFileReader): boolean {
  if (takenUpTo !== undefined && kernel !== null && Number(kernel) <= Number(takenUpTo)) return false;
  if (component === undefined) return true;
  return !IGNORED_PASSES.has(component.pass) && sameName(component.architecture, architecture);
}
