import type { Source } from '../../shared/model/diagnostic.ts';
import { serviceStart, startEvidence, type ServiceStart } from '../subject/serviceStart.ts';
import type { Subject } from '../subject/subject.ts';
import { setNumber } from './registryWishes.ts';
import type { Remedy } from './remedy.ts';

interface ServiceParts {
  readonly id: string;
  readonly title: string;
  readonly service: string;
  /** The start that it gets: 2 automatic, 3 manual. */
  readonly start: 2 | 3;
  /** The starts that are mended; `missing` and `unknown` never are. */
  readonly wrong: readonly ServiceStart['kind'][];
  readonly warning?: string;
  readonly source: readonly Source[];
  readonly mends: readonly string[];
  readonly issues?: readonly string[];
  /** Whether the service matters on this volume; always where it is left out. */
  readonly matters?: (subject: Subject) => boolean;
}

/** A remedy that lets one service start again. Source: EC2Rescue facts, section 1.2. */
export function startableService(parts: ServiceParts): Remedy {
  const { id, title, service, start, wrong, source, mends, issues = [] } = parts;
  return {
    id,
    issues,
    find(subject) {
      if (parts.matters?.(subject) === false) return null;
      const now = serviceStart(subject.registry, service);
      if (!wrong.includes(now.kind)) return null;
      return {
        title,
        risk: 'safe',
        warning: parts.warning ?? '',
        changes: [setNumber(now.where.key, now.where.value, start)],
        because: [startEvidence(now)],
        source,
        mends,
      };
    },
  };
}
