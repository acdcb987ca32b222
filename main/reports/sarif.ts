import type { CheckResult } from '../../shared/model/check.ts';
import type { Diagnostic, Place, Severity } from '../../shared/model/diagnostic.ts';
import { placeText } from './places.ts';
import type { ReportedFinding } from './report.ts';
import { visibleText } from './visible.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/**
 * SARIF's kind of a result; everything but `fail` has level `none` (SARIF 2.1.0, 3.27.10). Null: no result, since
 * viewers and code scanning list every result as something to look at.
 */
const KINDS: Readonly<Record<CheckResult, 'fail' | 'open' | null>> = {
  fail: 'fail',
  warning: 'fail',
  unknown: 'open',
  pass: null,
  notApplicable: null,
};

/**
 * Findings as SARIF 2.1.0: a rule for each that was asked, a result for each that needs a look. Files are relative to
 * the volume, registry keys are logical locations. What could not be looked at is no result but a notification of a run
 * that did not succeed (SARIF 2.1.0, 3.20.14 and 3.20.21).
 */
export function renderSarif(
  findings: readonly ReportedFinding[],
  version: string,
  unread: readonly Diagnostic[] = [],
): string {
  const rules = [...new Map(findings.map((finding) => [finding.id, finding])).values()];
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'ImagePrep Workbench',
            version,
            rules: rules.map(({ id, title }) => ({ id, shortDescription: { text: visibleText(title) } })),
          },
        },
        ...(unread.length === 0 ? {} : { invocations: [invocationOf(unread)] }),
        columnKind: 'utf16CodeUnits',
        results: findings.flatMap((finding) => {
          const ruleIndex = rules.findIndex((rule) => rule.id === finding.id);
          return finding.diagnostics.flatMap((each) => resultOf(finding, each, ruleIndex) ?? []);
        }),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function invocationOf(unread: readonly Diagnostic[]): object {
  return {
    executionSuccessful: false,
    toolExecutionNotifications: unread.map((diagnostic) => ({
      descriptor: { id: diagnostic.code },
      level: 'error',
      message: { text: messageOf(diagnostic) },
      ...locationsOf(diagnostic),
    })),
  };
}

function messageOf({ summary, detail, fix }: Diagnostic): string {
  return visibleText([summary, detail, fix ?? ''].filter((part) => part !== '').join(' '));
}

function locationsOf({ where, evidence }: Diagnostic): { readonly locations?: readonly object[] } {
  const places = where.length > 0 ? where : evidence.map((each) => each.where);
  const locations = places.map((place) => locationOf(place)).filter((location) => location !== null);
  return locations.length === 0 ? {} : { locations };
}

function resultOf(finding: ReportedFinding, diagnostic: Diagnostic, ruleIndex: number): object | null {
  const kind = KINDS[finding.result];
  if (kind === null) return null;
  return {
    ruleId: finding.id,
    ruleIndex,
    kind,
    level: kind === 'fail' ? LEVELS[diagnostic.severity] : 'none',
    message: { text: messageOf(diagnostic) },
    ...locationsOf(diagnostic),
    properties: { code: diagnostic.code, result: finding.result },
  };
}

function locationOf(place: Place): object | null {
  const physical = place.file === undefined ? {} : { physicalLocation: physicalOf(place.file, place) };
  const logical =
    place.key === undefined
      ? {}
      : {
          logicalLocations: [
            { fullyQualifiedName: visibleText(placeText({ key: place.key, value: place.value })), kind: 'member' },
          ],
        };
  const location = { ...physical, ...logical };
  return Object.keys(location).length === 0 ? null : location;
}

function physicalOf(file: string, { line, column, offset }: Place): object {
  const region = {
    ...(line === undefined ? {} : { startLine: line }),
    ...(line === undefined || column === undefined ? {} : { startColumn: column }),
    ...(offset === undefined ? {} : { byteOffset: offset }),
  };
  return {
    artifactLocation: { uri: uriOf(file) },
    ...(Object.keys(region).length === 0 ? {} : { region }),
  };
}

/** A file as a URI reference: volume paths relative, drives and absolute paths as `file:`. */
function uriOf(file: string): string {
  const path = file.toWellFormed().replaceAll('\\', '/');
  const encoded = path
    .split('/')
    .map((segment) => encodeURIComponent(segment))
    .join('/');
  if (/^[A-Za-z]:\//.test(path)) return `file:///${path.slice(0, 2)}${encoded.slice(encoded.indexOf('/'))}`;
  return path.startsWith('/') ? `file://${encoded}` : encoded;
}
