import {
  AGENT_NAMES,
  imageStateWords,
  WRITE_BAR_WORDS,
  type HiveFound,
  type VolumeReport,
} from '../../../../shared/model/volume.ts';
import { columns, indent, section } from './layout.ts';
import { problemLines } from './places.ts';
import type { Paint } from './paint.ts';
import { inOneLine } from '../../../../shared/text/oneLine.ts';

const VERDICT_WORDS: Readonly<Record<VolumeReport['generalized']['verdict'], string>> = {
  generalized: 'generalized',
  notGeneralized: 'not generalized',
  partly: 'partly generalized: the marks contradict each other',
  unknown: 'cannot tell whether it is generalized',
};

/** What a volume is, in one sentence. */
function inspectAnswer(report: VolumeReport): string {
  const agents = report.agents.map((agent) => `${AGENT_NAMES[agent.kind]} ${agent.version ?? 'of unknown version'}`);
  return `${report.windows.productName ?? 'Windows of unknown version'}, ${VERDICT_WORDS[report.generalized.verdict]}, ${agents.length === 0 ? 'no EC2 agent' : agents.join(', ')}.`;
}

/** `inspect` as text. */
export function inspectText(report: VolumeReport, paint: Paint): string {
  const facts = columns([
    ['Volume', report.root],
    ['Computer name', report.computerName ?? 'cannot tell'],
    [
      'Edition',
      `${report.windows.editionId ?? 'cannot tell'}, build ${report.windows.build ?? 'cannot tell'}, ${report.windows.installationType ?? 'type unknown'}`,
    ],
    ['Control set', String(report.controlSet ?? 'cannot tell')],
    ['Image state', imageStateWords(report)],
    [
      'Writing',
      report.writeBar === null ? 'allowed, after a shown change' : `refused: ${WRITE_BAR_WORDS[report.writeBar]}`,
    ],
  ]);
  return [
    paint.bold(inspectAnswer(report)),
    ...facts,
    '',
    section(
      'Marks of generalization',
      report.generalized.markers.map((marker) => [marker.id, marker.found, marker.points]),
    ),
    section(
      'Hives',
      report.hives.map((hive) => [
        hive.name,
        hive.state,
        hive.logsApplied.length === 0 ? hive.path : `${hive.path} with ${hive.logsApplied.join(', ')}`,
      ]),
    ),
    section(
      'Settings files',
      report.configs.map((file) => [file.kind, file.path]),
    ),
    section(
      'Logs',
      report.logs.map((file) => [file.kind, file.path]),
    ),
    ...report.hives.flatMap((hive) => damageLines(hive, paint)),
    ...problemLines(report.problems, paint),
  ].join('\n');
}

/** What is wrong with a hive, below its path: the places in it are offsets only. */
function damageLines({ path, warnings }: HiveFound, paint: Paint): readonly string[] {
  if (warnings.length === 0) return [];
  return [paint.bold(inOneLine(path)), ...problemLines(warnings, paint).map((text) => indent(text, 4)), ''];
}
