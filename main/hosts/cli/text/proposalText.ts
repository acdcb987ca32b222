import type { Applicability, ShownChange, ShownProposal } from '../../../../shared/model/proposal.ts';
import { indent, placed, prose, tagged } from './layout.ts';
import { diagnosticText, placeText } from './places.ts';
import type { Paint } from './paint.ts';

/** What stands before a line of a difference in the deepest place that shows one. */
const DIFF_INDENT = 6;
const NARROWEST = 40;

/** A proposal as text: title, risk, whether it can be applied, what is lost, what changes, why. */
export function proposalText(proposal: ShownProposal, paint: Paint): string {
  const risk = proposal.risk === 'safe' ? paint.green('safe') : paint.yellow('needs thought');
  return [
    tagged(`${paint.bold(proposal.title)}  ${risk}`, proposal.id, paint),
    ...barLines(proposal.applicability, paint),
    ...(proposal.warning === '' ? [] : [paint.yellow(prose(proposal.warning, 4, paint))]),
    ...proposal.changes.map((change) => indent(changeText(change, paint), 4)),
    ...proposal.because.map((item) => placed(`because ${placeText(item.where)}`, item.text, 4, paint)),
    '',
  ].join('\n');
}

/** Why a proposal cannot be applied here, where, and what to do next; nothing where it can. */
function barLines(applicability: Applicability | undefined, paint: Paint): readonly string[] {
  if (applicability?.kind !== 'cannotApply') return [];
  const { reason } = applicability;
  const [where] = reason.where;
  const at = where === undefined ? '' : ` (${placeText(where)})`;
  return [paint.red(prose(`Cannot be applied here: ${reason.summary}${at}`, 4, paint)), diagnosticText(reason, paint)];
}

/** One change: the file or key, then its difference line by line. */
export function changeText(change: ShownChange, paint: Paint): string {
  const lines =
    change.diff === undefined ? [...marked('-', change.before), ...marked('+', change.after)] : change.diff.split('\n');
  return [change.file ?? change.key ?? '', ...lines.map((line) => indent(tinted(line, paint), 2))].join('\n');
}

function marked(mark: string, text: string | null): readonly string[] {
  return text === null ? [] : text.split('\n').map((line) => `${mark} ${line}`);
}

/** Changed lines are shown whole; the lines around them end where the terminal does. */
function tinted(line: string, paint: Paint): string {
  if (line.startsWith('-')) return paint.red(line);
  return line.startsWith('+') ? paint.green(line) : cut(line, paint);
}

function cut(line: string, { width }: Paint): string {
  const room = width === null ? Infinity : Math.max(NARROWEST, width - DIFF_INDENT);
  return line.length <= room ? line : `${line.slice(0, room - 1)}\u2026`;
}
