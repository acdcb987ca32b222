import { diagnostic, type Diagnostic } from '../../shared/model/diagnostic.ts';
import type { Subject } from '../subject/subject.ts';
import { CONTRADICTIONS } from './catalogue.ts';
import { VolumeSettings } from './volumeSettings.ts';

const RANKS = { error: 0, warning: 1, info: 2 } as const;

/** What the settings of a volume say against each other, worst first. Files that cannot be read are left out of it. */
export function contradictionsOf(subject: Subject): readonly Diagnostic[] {
  const settings = new VolumeSettings(subject);
  return CONTRADICTIONS.flatMap(({ find, code, detail, severity, source }) =>
    find(settings).map(({ summary, sides, fix }) =>
      diagnostic(code, summary, {
        severity,
        detail,
        where: sides.map(({ where }) => where),
        evidence: sides,
        fix,
        source,
      }),
    ),
  ).toSorted((a, b) => RANKS[a.severity] - RANKS[b.severity]);
}
