import { unreachable } from '../../shared/base/assert.ts';
import { policyWords } from '../../shared/model/check.ts';
import type { HistoryRecord, RecordBody, RecordedSetting } from '../../shared/model/history.ts';
import type { Diagnosis } from '../../shared/model/log.ts';
import type { ShownChange } from '../../shared/model/proposal.ts';
import type { Change, Run, Step } from '../../shared/model/simulation.ts';
import { checkSections } from './checkSections.ts';
import { findingsOf } from './findings.ts';
import { evidenceText, placeText } from './places.ts';
import type { Report, ReportSection } from './report.ts';

export interface ReportOptions {
  /** ISO 8601, UTC: when the report is made, not the record. */
  readonly generatedAt: string;
  readonly version: string;
}

const TITLES: Readonly<Record<RecordBody['kind'], string>> = {
  check: 'Checklist',
  run: 'Simulated run',
  diagnosis: 'Diagnosis',
  edit: 'Change',
};

/** The report of a record, whatever its kind. */
export function reportOf(record: HistoryRecord, body: RecordBody, options: ReportOptions): Report {
  return {
    title: TITLES[body.kind],
    subtitle: record.summary,
    facts: [
      { label: 'Volume', value: record.volume ?? 'none: loose files' },
      ...(record.computerName === null ? [] : [{ label: 'Computer', value: record.computerName }]),
      ...policyFact(body),
      { label: 'Recorded', value: record.at },
      { label: 'Outcome', value: record.outcome },
      { label: 'Record', value: record.id },
    ],
    sections: sectionsOf(body).filter((section) => !isEmpty(section)),
    generatedAt: options.generatedAt,
    version: options.version,
  };
}

function policyFact(body: RecordBody): Report['facts'] {
  const policy = body.kind === 'check' ? body.report.policy : undefined;
  return policy === undefined ? [] : [{ label: 'Checked by', value: policyWords(policy) }];
}

function sectionsOf(body: RecordBody): readonly ReportSection[] {
  switch (body.kind) {
    case 'check':
      return [...checkSections(body.report), settingsSection(body.settings)];
    case 'run':
      return [...runSections(body.run, body), settingsSection(body.settings)];
    case 'diagnosis':
      return diagnosisSections(body.diagnosis, body);
    case 'edit':
      return [
        ...changeSections(body.proposal.changes),
        { kind: 'list', heading: 'Why', items: body.proposal.because.map((each) => evidenceText(each)) },
        {
          kind: 'table',
          heading: 'Files and backups',
          columns: ['File', 'Backup', 'SHA-256 before', 'SHA-256 after'],
          rows: body.files.map((file) => [file.file, file.backup, file.sha256Before, file.sha256After ?? 'deleted']),
        },
      ];
    default:
      return unreachable(body);
  }
}

function runSections(run: Run, body: RecordBody): readonly ReportSection[] {
  const { final } = run;
  const logIn = final.canLogIn === null ? 'cannot tell' : final.canLogIn ? 'yes' : 'no';
  return [
    { kind: 'paragraphs', heading: 'Answer', paragraphs: [run.answer] },
    { kind: 'list', heading: 'Assumed', items: run.assumptions },
    { kind: 'diagnostics', heading: 'Statements', findings: findingsOf(body) },
    {
      kind: 'table',
      heading: 'In the end',
      columns: ['What', 'State'],
      rows: [
        ['Somebody can log in', logIn],
        ['Image made', final.imageMade ? 'yes' : 'no'],
        ['Image state', final.imageState],
        ['Remote Desktop', final.rdp],
      ],
    },
    {
      kind: 'table',
      heading: 'Accounts',
      columns: ['Name', 'Enabled', 'Administrator', 'Password'],
      rows: final.accounts.map((each) => [each.name, yesNo(each.enabled), yesNo(each.administrator), each.password]),
    },
    {
      kind: 'table',
      heading: 'Steps',
      columns: ['Number', 'Phase', 'Step', 'Because of', 'Certainty', 'Changes'],
      rows: run.steps.map((step) => stepRow(step)),
    },
  ];
}

function stepRow(step: Step): readonly string[] {
  const because = step.because === null ? '' : placeText(step.because);
  return [String(step.number), step.phase, step.title, because, step.certainty, effectLines(step).join('\n')];
}

/** What a step does, one line each, and what of it is not simulated. */
export function effectLines({ changes, notSimulated }: Step): readonly string[] {
  return [...changes.map((change) => changeText(change)), ...notSimulated.map((each) => `not simulated: ${each}`)];
}

/** A change as one line; `(none)` stands where nothing is on that side. */
function changeText({ kind, target, before, after }: Change): string {
  return `${kind} ${target}: ${sideText(before)} → ${sideText(after)}`;
}

function sideText(value: Change['before']): string {
  if (value === null) return '(none)';
  return typeof value === 'string' ? value : `${value.type} ${JSON.stringify(value.data)}`;
}

function diagnosisSections(diagnosis: Diagnosis, body: RecordBody): readonly ReportSection[] {
  const { expectation } = diagnosis;
  return [
    { kind: 'paragraphs', heading: 'Answer', paragraphs: [diagnosis.answer] },
    { kind: 'diagnostics', heading: 'Causes and problems', findings: findingsOf(body) },
    { kind: 'list', heading: 'Advice', items: diagnosis.advice },
    {
      kind: 'table',
      heading: 'Codes',
      columns: ['Code', 'Name', 'Meaning'],
      rows: diagnosis.codes.map((code) => [code.hex, code.name ?? 'not known', code.meaning ?? 'not known']),
    },
    { kind: 'paragraphs', heading: 'Prediction', paragraphs: [expectation.why ?? ''] },
    {
      kind: 'table',
      heading: 'Expected and observed',
      columns: ['Step', 'Predicted', 'Observed'],
      rows: expectation.rows.map((row) => [row.title, row.predicted, row.observed]),
    },
    {
      kind: 'table',
      heading: 'Logs read',
      columns: ['File', 'Format', 'Lines', 'Errors', 'Warnings'],
      rows: diagnosis.logsRead.map((log) => [
        log.file,
        log.format,
        String(log.lines),
        String(log.levels.error),
        String(log.levels.warning),
      ]),
    },
    { kind: 'list', heading: 'Logs missing', items: diagnosis.logsMissing },
    {
      kind: 'list',
      heading: 'Logs that could not be read',
      items: (diagnosis.logsUnreadable ?? []).map(({ path, reason }) => `${path}: ${reason}`),
    },
    ...diagnosis.proposals.flatMap((proposal) => changeSections(proposal.changes)),
  ];
}

function changeSections(changes: readonly ShownChange[]): readonly ReportSection[] {
  return changes.map((change) => {
    const heading = `Change of ${change.file ?? change.key ?? 'the volume'}`;
    if (change.diff !== undefined) return { kind: 'diff', heading, diff: change.diff };
    const rows = [[change.before ?? '(none)', change.after ?? '(none)']];
    return { kind: 'table', heading, columns: ['Before', 'After'], rows };
  });
}

function settingsSection(settings: readonly RecordedSetting[]): ReportSection {
  return {
    kind: 'table',
    heading: 'Settings at that time',
    columns: ['File', 'Setting', 'Value'],
    rows: settings.map((each) => [each.file, each.setting, each.value ?? '(not shown)']),
  };
}

function isEmpty(section: ReportSection): boolean {
  switch (section.kind) {
    case 'paragraphs':
      return section.paragraphs.every((each) => each === '');
    case 'table':
      return section.rows.length === 0;
    case 'list':
      return section.items.length === 0;
    case 'diff':
      return section.diff === '';
    case 'diagnostics':
      return section.findings.length === 0;
    default:
      return unreachable(section);
  }
}

function yesNo(value: boolean): string {
  return value ? 'yes' : 'no';
}
