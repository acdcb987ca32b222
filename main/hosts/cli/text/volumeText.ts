import { DECISION_WORDS, ownerWords, type AccountsAnswer } from '../../../../shared/model/account.ts';
import {
  AGENT_NAMES,
  imageStateWords,
  WRITE_BAR_WORDS,
  type HiveFound,
  type VolumeReport,
} from '../../../../shared/model/volume.ts';
import { columns, indent } from './layout.ts';
import { problemLines } from './places.ts';
import type { Paint } from './paint.ts';
import { instantText } from './recordText.ts';
import { inOneLine } from './visible.ts';

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

function section(title: string, rows: readonly (readonly string[])[]): string {
  return `${title}\n${rows.length === 0 ? '    none found' : indent(columns(rows).join('\n'), 4)}\n`;
}

/** `accounts` as text. */
export function accountsText(report: AccountsAnswer, paint: Paint): string {
  const accounts = report.accounts.map((account) => [
    String(account.rid),
    account.name,
    account.disabled ? 'disabled' : 'enabled',
    account.administrator ? 'administrator' : '',
    `last logon ${account.lastLogon === null ? 'never' : instantText(account.lastLogon)}`,
  ]);
  const profiles = report.profiles.map((profile) => [
    ownerWords(profile),
    profile.path ?? 'no path',
    profile.folderExists === null ? 'folder: cannot tell' : profile.folderExists ? 'folder exists' : 'folder missing',
    profile.problems.join(', '),
    profile.keyName ?? 'no ProfileList key',
  ]);
  const table = report.table.map(({ name, sid, decision }) => [
    DECISION_WORDS[decision.kind],
    name,
    sid ?? 'no ProfileList key',
    decision.why,
  ]);
  return [
    paint.bold(
      `${counted(report.accounts, 'local account')}, ${counted(report.profiles, 'profile')}${report.complete ? '' : '; not everything could be read'}.`,
    ),
    `Machine SID ${report.machineSid ?? 'cannot tell'}`,
    '',
    section('Accounts', accounts),
    section('Profiles', profiles),
    section('What to do', table),
    ...problemLines([...report.problems, ...report.warnings], paint),
  ].join('\n');
}

function counted(list: readonly unknown[], noun: string): string {
  return `${list.length} ${noun}${list.length === 1 ? '' : 's'}`;
}
