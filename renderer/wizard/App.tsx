import { Suspense, useEffect, useMemo, useState } from 'react';
import { Button } from '@fluentui/react-components';
import type { Diagnostic } from '../../shared/model/diagnostic.ts';
import type { Client } from '../client.ts';
import { Notice } from '../components/Notice.tsx';
import { Screen } from '../components/Screen.tsx';
import { Failed, Skeleton, Working } from '../components/States.tsx';
import { isStep } from '../route.ts';
import { useWorkbench, WorkbenchContext } from '../workbench.ts';
import { Boundary } from './Boundary.tsx';
import { commandsOf } from './commands.ts';
import { factsOf } from './facts.ts';
import { FooterBar } from './FooterBar.tsx';
import { KeysDialog } from './KeysDialog.tsx';
import { Palette } from './Palette.tsx';
import { Rail, STEP_WORDS } from './Rail.tsx';
import { fetchScreens, SCREEN_PARTS } from './screens.tsx';
import { Themed } from './Themed.tsx';
import { TitleBar } from './TitleBar.tsx';
import { useGlobalKeys } from './useGlobalKeys.ts';
import { useWorkbenchState } from './useWorkbenchState.ts';

/** The window: title bar, rail, the screen of the address, footer. */
export function App({ client, web }: { readonly client: Client; readonly web: boolean }) {
  const { workbench, spoken, report, ready } = useWorkbenchState(client, web);
  const [over, setOver] = useState<'palette' | 'keys' | null>(null);
  const facts = useMemo(() => factsOf(workbench, report), [workbench, report]);
  useEffect(() => fetchScreens(), []);
  useGlobalKeys({ onPalette: () => setOver('palette'), onKeys: () => setOver('keys') });
  return (
    <WorkbenchContext value={workbench}>
      <Themed theme={workbench.settings.theme}>
        <div className="app">
          <TitleBar report={report} onPalette={() => setOver('palette')} />
          <Rail facts={facts} />
          <main className="main">
            <Boundary key={workbench.route.screen}>
              <Place ready={ready} />
            </Boundary>
            <FooterBar facts={facts} />
          </main>
        </div>
        <output className={spoken === '' ? 'sr' : 'toast'}>{spoken}</output>
        {over === 'palette' ? (
          <Palette commands={commandsOf(workbench, () => setOver('keys'))} onClose={() => setOver(null)} />
        ) : null}
        {over === 'keys' ? <KeysDialog onClose={() => setOver(null)} /> : null}
      </Themed>
    </WorkbenchContext>
  );
}

/** The screen of the address; a step needs an open volume first. */
function Place({ ready }: { readonly ready: boolean }) {
  const { route, opening, reopen, stopOpening, go } = useWorkbench();
  const Part = SCREEN_PARTS[route.screen];
  if (isStep(route.screen) && opening.kind === 'failed')
    return (
      <Screen name="Volume" answer={`${opening.path} could not be opened.`}>
        <div className="stack read">
          <Failed problem={opening.problem} retry={reopen} />
          <button type="button" className="link" onClick={() => go('start')}>
            Open another volume
          </button>
        </div>
      </Screen>
    );
  if (isStep(route.screen) && (opening.kind !== 'open' || !ready))
    return (
      <Screen name={STEP_WORDS[route.screen]} answer="The volume is being read.">
        <div className="stack read">
          <Working label={`Reading ${route.volume ?? ''}: hives, settings files, logs`} onCancel={stopOpening} />
        </div>
      </Screen>
    );
  return (
    <>
      {opening.kind === 'open' && opening.lost !== null && isStep(route.screen) ? (
        <LostVolume problem={opening.lost} onRetry={reopen} />
      ) : null}
      <Suspense
        fallback={
          <>
            <h1 className="sr">The screen is being loaded.</h1>
            <Skeleton lines={8} />
          </>
        }
      >
        <Part key={`${route.screen}:${route.volume ?? ''}`} />
      </Suspense>
    </>
  );
}

/** The open volume cannot be read any more: it was removed, or access to it was lost. */
function LostVolume({ problem, onRetry }: { readonly problem: Diagnostic; readonly onRetry: () => void }) {
  return (
    <div className="lost">
      <Notice
        tone="warn"
        title="This volume was removed or can no longer be read. What was found stays readable, and unsaved changes are kept."
      >
        <p className="cap">{problem.summary}</p>
        <Button size="small" onClick={onRetry}>
          Look again
        </Button>
      </Notice>
    </div>
  );
}
