import type { ShownProposal } from '../../../../shared/model/proposal.ts';
import { placeText } from './places.ts';
import { indent, type Paint } from './paint.ts';

/** A proposal as text: title, risk, what changes, why. */
export function proposalText(proposal: ShownProposal, paint: Paint): string {
  const risk = proposal.risk === 'safe' ? paint.green('safe') : paint.yellow('needs thought');
  return [
    `${paint.bold(proposal.title)}  ${risk}  ${paint.dim(`[${proposal.id}]`)}`,
    ...(proposal.warning === '' ? [] : [indent(paint.yellow(proposal.warning), 4)]),
    ...proposal.changes.flatMap((change) => [
      `    ${change.file ?? change.key ?? ''}`,
      ...(change.diff === undefined
        ? [
            ...(change.before === null ? [] : [indent(paint.red(`- ${change.before}`), 6)]),
            ...(change.after === null ? [] : [indent(paint.green(`+ ${change.after}`), 6)]),
          ]
        : [indent(change.diff, 6)]),
    ]),
    ...proposal.because.map((item) => `    because ${paint.dim(placeText(item.where))}  ${item.text}`),
    '',
  ].join('\n');
}
