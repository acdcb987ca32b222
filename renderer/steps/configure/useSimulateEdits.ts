import { useWorkbench } from '../../workbench.ts';

/** Starts a run with the unsaved edits laid over the files, or of the files as they are where there are none, and shows it. */
export function useSimulateEdits(): () => void {
  const { draft, go, keep, start } = useWorkbench();
  return () => {
    const isWhatIf = draft.edits.length > 0;
    start(isWhatIf ? 'whatIf' : 'run');
    keep('runSide', isWhatIf ? 'whatIf' : 'run');
    keep('triedRemedy', null);
    go('run');
  };
}
