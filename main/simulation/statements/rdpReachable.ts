import { remoteDesktop } from '../remoteDesktop.ts';
import { atTheEnd, stepsThatChanged, type Condition, type Statement, type StatementView } from './statement.ts';

/** After the last step: Remote Desktop accepts connections again. */
export const rdpReachableAgain: Statement = {
  id: 'rdp-reachable-again',
  title: 'Remote Desktop is reachable again after the run',
  kind: 'eventually',
  test: (view: StatementView): Condition =>
    atTheEnd(view, `The run stops: ${view.machine.course.stopped ?? ''}.`, () => reachable(view)),
};

function reachable({ machine, steps }: StatementView): Condition {
  const path = stepsThatChanged(steps, 'registry', /Terminal Server\\!fDenyTSConnections$/i);
  const { besides } = remoteDesktop(machine.registry);
  const why = besides === null ? '' : `: ${besides}`;
  switch (machine.rdp) {
    case 'open':
      return { result: 'holds', reason: 'Remote Desktop is open after the last step.' };
    case 'closed':
      return {
        result: 'broken',
        reason:
          besides === null
            ? 'Remote Desktop is closed before Sysprep and nothing opens it again.'
            : `Remote Desktop accepts no connection${why}.`,
        path,
      };
    case 'unknown':
      return {
        result: 'cannotTell',
        reason: `Whether Remote Desktop is open after the last step cannot be told${why}.`,
        path,
      };
  }
}
