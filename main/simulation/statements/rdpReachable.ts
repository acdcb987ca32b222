import { mayNotFinish, stepsThatChanged, type Condition, type Statement, type StatementView } from './statement.ts';

/** After the last step: Remote Desktop accepts connections again. */
export const rdpReachableAgain: Statement = {
  id: 'rdp-reachable-again',
  title: 'Remote Desktop is reachable again after the run',
  kind: 'eventually',
  test: ({ machine, steps }: StatementView): Condition => {
    const path = stepsThatChanged(steps, 'registry', /Terminal Server\\!fDenyTSConnections$/i);
    if (machine.stopped !== null)
      return { result: 'broken', reason: `The run stops: ${machine.stopped}.`, path: [steps.at(-1)?.id ?? ''] };
    if (machine.mayStop !== null) return mayNotFinish(machine.mayStop);
    switch (machine.rdp) {
      case 'open':
        return { result: 'holds', reason: 'Remote Desktop is open after the last step.' };
      case 'closed':
        return {
          result: 'broken',
          reason: 'Remote Desktop is closed before Sysprep and nothing opens it again.',
          path,
        };
      case 'unknown':
        return {
          result: 'cannotTell',
          reason: 'Whether Remote Desktop is open after the last step cannot be told.',
          path,
        };
    }
  },
};
