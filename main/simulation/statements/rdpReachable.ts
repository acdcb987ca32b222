import type { RemoteDesktop } from '../../subject/remoteDesktop.ts';
import type { Turn } from '../remoteAccess.ts';
import { askedBy, orderSetting, scriptLine, stoppedBy, type Deciding } from './deciding.ts';
import { doer, sentence } from './changeWords.ts';
import { atTheEnd, type Condition, type Statement, type StatementView } from './statement.ts';

/** After the last step: Remote Desktop accepts connections again. */
export const rdpReachableAgain: Statement = {
  id: 'rdp-reachable-again',
  title: 'Remote Desktop is reachable again after the run',
  kind: 'eventually',
  test: (view: StatementView): Condition =>
    atTheEnd(
      view,
      (why) => ({
        result: 'broken',
        reason: `The run stops: ${why}.`,
        path: [view.steps.at(-1)?.id ?? ''],
        deciding: stoppedBy(view),
      }),
      () => reachable(view),
    ),
};

function reachable(view: StatementView): Condition {
  const { now, turns } = view.machine.remote;
  const path = turns.map(({ cause }) => cause.step);
  switch (now.state) {
    case 'open':
      return { result: 'holds', reason: `Remote Desktop is open after the last step${onPort(now)}.` };
    case 'closed':
      return { result: 'broken', path, ...closed(now, turns.at(-1) ?? null, view) };
    case 'unknown':
      return {
        result: 'cannotTell',
        reason: `Whether Remote Desktop is open after the last step cannot be told: ${now.besides ?? now.evidence.text}.`,
        path,
        evidence: [now.evidence],
      };
  }
}

function onPort({ port }: RemoteDesktop): string {
  return port === null ? '' : `, on port ${port} and not on 3389`;
}

/** Closed by what the agent's scripts do not set, by a step after it was open, or since before Sysprep. */
function closed(
  now: RemoteDesktop,
  turn: Turn | null,
  view: StatementView,
): Pick<Condition, 'reason' | 'deciding' | 'evidence'> {
  if (now.by !== 'setting')
    return {
      reason: `Remote Desktop accepts no connection: ${now.besides ?? now.evidence.text}.`,
      deciding: turn === null ? null : turnedBy(turn, view),
      evidence: [now.evidence],
    };
  if (turn === null || turn.cause.step.startsWith('prepare-'))
    return {
      reason:
        turn === null
          ? 'Remote Desktop is closed on the volume and nothing opens it.'
          : 'Remote Desktop is closed before Sysprep and nothing opens it again.',
      deciding: orderSetting(view, OPENING_ORDER),
    };
  return {
    reason: sentence(`${doer(turn.cause)} closes Remote Desktop and nothing opens it again`),
    deciding: turnedBy(turn, view),
    ...(turn.cause.line === null ? {} : { evidence: [{ where: turn.cause.line, text: turn.found.evidence.text }] }),
  };
}

/** The order that opens Remote Desktop in the stock answer file. Source: ec2config facts, section 4. */
const OPENING_ORDER = 3;

/** The setting or the line of a script that opened or closed Remote Desktop. */
export function turnedBy({ found, cause }: Turn, view: StatementView): Deciding | null {
  const { where, text } = found.evidence;
  const [, value = text] = text.split(' = ');
  return askedBy(cause, view) ?? scriptLine(`${where.key ?? ''}\\!${where.value ?? ''}`, value, cause);
}
