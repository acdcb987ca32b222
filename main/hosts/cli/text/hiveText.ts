import type { HiveListing, HiveStat, HiveTree, HiveVerdict, ShownValue } from '../../../../shared/model/hive.ts';
import { MASK } from '../../../../shared/model/mask.ts';
import { columns, indent } from './layout.ts';
import type { Paint } from './paint.ts';
import { problemLines } from './places.ts';
import { instantText } from './recordText.ts';
import { inOneLine } from '../../../../shared/text/oneLine.ts';

/** Characters of a value's data that a list shows; `hive get` of the value itself shows all. */
const SHOWN = 120;

/** `hive stat` as text. */
export function hiveStatText(stat: HiveStat, paint: Paint): string {
  const facts = columns([
    ['Root', stat.rootName],
    ['Version', stat.version],
    ['Last written', timeText(stat.lastWritten)],
    ['Name inside', stat.nameInside === '' ? 'none' : stat.nameInside],
  ]);
  const answer = `${stat.file}: ${counted(stat.keys, 'key')}, ${counted(stat.values, 'value')}, ${stateText(stat)}.`;
  return [paint.bold(inOneLine(answer)), ...facts, ...problemLines(stat.warnings, paint)].join('\n');
}

/** Whether a hive was written completely, and what its logs added. */
function stateText({ dirty, logsApplied }: Pick<HiveStat, 'dirty' | 'logsApplied'>): string {
  if (!dirty) return 'clean';
  return logsApplied.length === 0 ? 'dirty, no log replayed' : `dirty, ${logsApplied.join(' and ')} replayed in memory`;
}

/** `hive get` of a key as text. */
export function hiveListingText(listing: HiveListing, paint: Paint): string {
  const { values, keys, className } = listing;
  const written = listing.lastWritten === null ? '' : `, written ${timeText(listing.lastWritten)}`;
  const title = `${keyText(listing.path)}: ${counted(values.length, 'value')}, ${counted(keys.length, 'subkey')}${written}`;
  return [
    paint.bold(inOneLine(title)),
    ...(className === '' ? [] : [`Class ${inOneLine(className)}`]),
    ...columns(values.map((value) => [nameText(value.name), value.type, shortened(dataText(value))])).map((line) =>
      indent(line, 2),
    ),
    ...keys.map((name) => indent(`[${inOneLine(name)}]`, 2)),
  ].join('\n');
}

/** The data of a value as text for a script: the strings of a REG_MULTI_SZ one in a line. */
export function dataText({ data }: ShownValue): string {
  if (data === null) return MASK;
  return typeof data === 'object' ? data.join('\n') : String(data);
}

/** `hive tree` as text. */
export function hiveTreeText({ tree, complete, path }: HiveTree, paint: Paint): string {
  const lines = tree.map(({ name, depth, keys, values }) => {
    const title = depth === 0 ? keyText(path) : inOneLine(name);
    return indent(`${title}  ${paint.dim(`${counted(keys, 'key')}, ${counted(values, 'value')}`)}`, 2 * depth);
  });
  if (complete) return lines.join('\n');
  const more = `There are more: the first ${tree.length} keys are listed. --limit N lists more, --depth N fewer levels.`;
  return [...lines, more].join('\n');
}

/** `hive verify` as text. */
export function hiveVerdictText(verdict: HiveVerdict, paint: Paint): string {
  const { problems } = verdict;
  const found = problems.length === 0 ? 'nothing is wrong' : counted(problems.length, 'finding');
  const judged = verdict.ok ? paint.green('sound') : paint.red('not sound');
  const answer = `${paint.bold(inOneLine(verdict.file))}: ${judged}, ${stateText(verdict)}; ${found}.`;
  return [answer, ...problemLines(problems, paint)].join('\n');
}

function timeText(at: string | null): string {
  return at === null ? 'not kept' : instantText(at);
}

function keyText(path: string): string {
  return path === '' ? '(root)' : inOneLine(path);
}

function nameText(name: string): string {
  return name === '' ? '(default)' : name;
}

function shortened(text: string): string {
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN)}... (${text.length} characters)`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
