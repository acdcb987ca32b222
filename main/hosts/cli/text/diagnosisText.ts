import type { Diagnosis, ExplainedCode, LogFileStat } from '../../../../shared/model/log.ts';
import { proposalText } from './proposalText.ts';
import { placeText } from './places.ts';
import { columns, indent, type Paint } from './paint.ts';
import { problemText } from './volumeText.ts';

/** A diagnosis as text: what broke, the proof, what mends it, prediction against reality. */
export function diagnosisText(diagnosis: Diagnosis, paint: Paint): string {
  return [
    paint.bold(diagnosis.answer),
    `Outcome: ${diagnosis.outcome}. ${diagnosis.echoes} echoes, ${diagnosis.noise} lines set apart as noise.`,
    '',
    ...diagnosis.causes.flatMap((cause) => [
      `${paint.red('cause')}  ${cause.title}  ${paint.dim(`[${cause.id}, ${cause.confidence}]`)}`,
      indent(cause.explanation, 4),
      ...cause.evidence.map((line) => `    ${paint.dim(`${line.file}:${line.line}`)}  ${line.text}`),
      ...cause.found.map((item) => `    ${paint.dim(placeText(item.where))}  ${item.text}`),
      indent(paint.dim(`Source: ${cause.source} (${cause.status})`), 4),
      '',
    ]),
    ...diagnosis.codes.map((code) => codeText(code)),
    ...(diagnosis.proposals.length === 0 ? [] : ['', paint.bold('What mends it')]),
    ...diagnosis.proposals.map((proposal) => proposalText(proposal, paint)),
    ...diagnosis.advice.map((text) => `Note: ${text}`),
    '',
    ...expectationLines(diagnosis, paint),
    '',
    paint.bold('Logs read'),
    indent(logStatText(diagnosis.logsRead), 4),
    ...(diagnosis.logsMissing.length === 0 ? [] : [`Not on the volume: ${diagnosis.logsMissing.join(', ')}`]),
    ...diagnosis.problems.map((item) => problemText(item, paint)),
  ].join('\n');
}

/** `logs stat` as text. */
export function logStatText(stats: readonly LogFileStat[]): string {
  if (stats.length === 0) return 'none';
  return columns(
    stats.map((stat) => [
      stat.file,
      stat.format,
      stat.encoding,
      `${stat.lines} lines`,
      `${stat.entries} entries`,
      `${stat.levels.error} errors`,
      `${stat.levels.warning} warnings`,
      `${stat.runs} runs`,
    ]),
  ).join('\n');
}

/** `explain` as text: one code. */
export function codeText(code: ExplainedCode): string {
  const name = code.name ?? 'no public name';
  const lines = [
    `${code.input} = ${code.hex}  ${name}  (${code.kind}${code.facility === null ? '' : `, ${code.facility}`})`,
  ];
  lines.push(`    ${code.meaning ?? 'Nothing is known of this code.'}`);
  for (const candidate of code.candidates)
    lines.push(
      `    also ${candidate.name} (${candidate.kind})${candidate.meaning === null ? '' : `: ${candidate.meaning}`}`,
    );
  return lines.join('\n');
}

/** Prediction against reality in a few lines: how far both agree, and where they part. */
function expectationLines({ expectation }: Diagnosis, paint: Paint): readonly string[] {
  if (expectation.rows.length === 0) return ['No prediction: this is no volume with EC2Config.'];
  const title = (id: string | null) => expectation.rows.find((row) => row.step === id)?.title ?? 'none';
  const failing = expectation.rows.filter((row) => row.predicted === 'fails' || row.observed.startsWith('failed'));
  return [
    paint.bold('Prediction against reality'),
    `    Last step that the logs show as done: ${title(expectation.lastMatchedStep)}`,
    `    First step that they do not show or show failing: ${title(expectation.firstMissingStep)}`,
    ...indent(
      columns(failing.map((row) => [row.title, `predicted: ${row.predicted}`, `observed: ${row.observed}`])).join('\n'),
      4,
    ).split('\n'),
  ];
}
