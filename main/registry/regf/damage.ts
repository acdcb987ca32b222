import { type Diagnostic, diagnostic } from '../../../shared/model/diagnostic.ts';
import { type DamageCode } from './damageCodes.ts';

/** Warnings kept for one hive; further ones are only counted. */
export const MAX_WARNINGS = 1000;

/** Places that a problem names of the findings behind it; more would not help. */
const MAX_NAMED = 20;

const FORMAT = { document: 'Windows registry file format specification', certainty: 'documented' } as const;

interface Damage {
  /** File position in bytes. */
  readonly offset: number;
  readonly expected: string;
  readonly found: string;
  /** `info` for an oddity that Windows lives with; a warning when left out. */
  readonly severity?: 'info';
}

/** Collects what is wrong in one hive. Reading is lazy, so the list grows; each finding is listed once. */
export class DamageLog {
  private readonly list: Diagnostic[] = [];
  private readonly seen = new Set<string>();

  /** The findings so far; the same array for the life of the hive. */
  get warnings(): readonly Diagnostic[] {
    return this.list;
  }

  /** Adds a finding about one place of the file, unless it is listed already. */
  note(code: DamageCode, summary: string, damage: Damage, detail = ''): void {
    const identity = `${code}@${damage.offset}`;
    if (this.list.length > MAX_WARNINGS || this.seen.has(identity)) return;
    if (this.list.length === MAX_WARNINGS) {
      this.list.push(tooMany());
      return;
    }
    this.seen.add(identity);
    const text = `expected ${damage.expected}, found ${damage.found}`;
    this.list.push(
      diagnostic(code, summary, {
        severity: damage.severity ?? 'warning',
        detail,
        where: [{ offset: damage.offset }],
        evidence: [{ where: { offset: damage.offset }, text }],
        source: [FORMAT],
      }),
    );
  }

  /** Adds a finding about the hive as a whole or about its logs. */
  add(finding: Diagnostic): void {
    if (this.list.length < MAX_WARNINGS) this.list.push(finding);
  }
}

/** What a problem says of the findings that led to it: the first places, and all codes. */
export function causedBy(findings: readonly Diagnostic[]): Pick<Diagnostic, 'where' | 'evidence' | 'related'> {
  const named = findings.slice(0, MAX_NAMED);
  return {
    where: named.flatMap((finding) => finding.where),
    evidence: named.flatMap((finding) => finding.evidence),
    related: [...new Set(findings.map((finding) => finding.code))],
  };
}

function tooMany(): Diagnostic {
  return diagnostic('hive-too-many-warnings', `More than ${MAX_WARNINGS} places of the hive are damaged.`, {
    severity: 'warning',
    detail: 'Further damage is not listed. What can be read is still given.',
  });
}

/** A number as offsets and sizes are written in messages. */
export function hex(value: number): string {
  return `0x${value.toString(16)}`;
}
