import type { Cause, Diagnosis } from '../../../../shared/model/log.ts';
import { codeText } from './codeText.ts';
import { columns, indent, placed, prose, table, tagged } from './layout.ts';
import { placeText, problemLines } from './places.ts';
import { proposalText } from './proposalText.ts';
import type { Paint } from './paint.ts';
import { inOneLine } from '../../../../shared/text/oneLine.ts';

const OUTCOMES: Readonly<Record<Diagnosis['outcome'], string>> = {
  succeeded: 'succeeded',
  failed: 'failed',
  stopped: 'stopped',
  running: 'running',
  neverRan: 'never ran',
  unknown: 'unknown',
};

/** A diagnosis as text: what broke, the proof, what mends it, prediction against reality, the logs. */
export function diagnosisText(diagnosis: Diagnosis, paint: Paint): string {
  const sections = [
    diagnosis.causes.map((cause) => causeText(cause, paint)),
    diagnosis.codes.map((code) => codeText(code, paint)),
    diagnosis.proposals.length === 0
      ? []
      : [
          paint.bold('What mends it'),
          ...diagnosis.proposals.map((proposal) => proposalText(proposal, paint).trimEnd()),
        ],
    diagnosis.advice.map((text) => prose(`Note: ${text}`, 0, paint)),
    expectationLines(diagnosis, paint),
    logLines(diagnosis, paint),
    problemLines(diagnosis.problems, paint),
  ];
  return [
    paint.bold(prose(diagnosis.answer, 0, paint)),
    `Outcome: ${OUTCOMES[diagnosis.outcome]}.${countSentence(diagnosis)}`,
    ...sections.filter((lines) => lines.length > 0).flatMap((lines) => ['', ...lines]),
  ].join('\n');
}

function causeText(cause: Cause, paint: Paint): string {
  return [
    tagged(`${paint.red('cause')}  ${cause.title}`, `${cause.id}, ${cause.confidence}`, paint),
    prose(cause.explanation, 4, paint),
    ...cause.evidence.map((line) => placed(`${line.file}:${line.line}`, squeezed(line.text), 4, paint)),
    ...cause.found.map((item) => placed(placeText(item.where), item.text, 4, paint)),
    ...(cause.advice === '' ? [] : [prose(`Remedy: ${cause.advice}`, 4, paint)]),
    paint.dim(prose(`Source: ${cause.source} (${cause.status})`, 4, paint)),
  ].join('\n');
}

/** A log line without the wide gap that set-up logs put between level and message. */
function squeezed(text: string): string {
  return text.replace(/ {3,}/g, '  ');
}

/** Prediction against reality in a few lines: how far both agree, and where they part. */
function expectationLines({ expectation }: Diagnosis, paint: Paint): readonly string[] {
  if (expectation.rows.length === 0)
    return [prose(expectation.why ?? 'No prediction: there was nothing to simulate.', 0, paint)];
  const title = (id: string | null) => expectation.rows.find((row) => row.step === id)?.title ?? 'none';
  const failing = expectation.rows.filter((row) => row.predicted === 'fails' || row.observed.startsWith('failed'));
  return [
    paint.bold('Prediction against reality'),
    ...columns([
      ['Last step that the logs show as done', title(expectation.lastMatchedStep)],
      ['First step that they do not show, or show failing', title(expectation.firstMissingStep)],
    ]).map((line) => indent(line, 4)),
    ...failing.flatMap((row) => [
      indent(row.title, 4),
      indent(`predicted: ${row.predicted}`, 8),
      indent(`observed:  ${row.observed}`, 8),
    ]),
  ];
}

function logLines({ logsRead, logsMissing, logsUnreadable = [] }: Diagnosis, paint: Paint): readonly string[] {
  const rows = logsRead.map((log) => [log.format, log.entries, log.levels.error, log.levels.warning, log.file]);
  return [
    paint.bold('Logs read'),
    ...(rows.length === 0
      ? ['    none']
      : table(['format', 'entries', 'errors', 'warnings', 'file'], rows, paint).map((line) => indent(line, 4))),
    ...(logsUnreadable.length === 0 ? [] : [paint.bold('Logs that could not be read')]),
    ...logsUnreadable.map(({ path }) => indent(inOneLine(path), 4)),
    ...(logsMissing.length === 0 ? [] : [paint.bold('Logs that are not there')]),
    ...logsMissing.map((file) => indent(file, 4)),
  ];
}

/** How many lines repeat the cause and how many are noise; nothing where there are none. */
function countSentence({ echoes, noise }: Diagnosis): string {
  const parts = [
    ...(echoes === 0 ? [] : [echoes === 1 ? '1 line repeats the cause' : `${echoes} lines repeat the cause`]),
    ...(noise === 0 ? [] : [`${noise} line${noise === 1 ? '' : 's'} set apart as noise`]),
  ];
  return parts.length === 0 ? '' : ` ${parts.join(', ')}.`;
}
