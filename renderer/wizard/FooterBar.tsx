import { Button } from '@fluentui/react-components';
import { isStep } from '../route.ts';
import { useWorkbench } from '../workbench.ts';
import { footerOf, type Facts } from './machine.ts';
import { STEP_WORDS } from './Rail.tsx';

/** Back and Next with what remains; Next is the main button only where going on makes sense. */
export function FooterBar({ facts }: { readonly facts: Facts }) {
  const { route, go } = useWorkbench();
  if (!isStep(route.screen) || facts.report === null) return null;
  const { back: before, next, reason, sensible } = footerOf(route.screen, facts);
  // A page below the checklist goes back to it.
  const back = route.screen === 'checklist' && route.page !== null ? route.screen : before;
  return (
    <footer className="footer" data-region>
      <Button onClick={() => go(back ?? 'start')}>
        {back === null ? 'Open another volume' : `Back: ${STEP_WORDS[back]}`}
      </Button>
      <span className="grow say">{reason}</span>
      {next === null ? (
        <Button onClick={() => go(facts.diagnosis.result?.outcome === 'failed' ? 'start' : 'history')}>
          {facts.diagnosis.result?.outcome === 'failed' ? 'Open the source image' : 'Next: History'}
        </Button>
      ) : (
        <Button appearance={sensible ? 'primary' : 'secondary'} onClick={() => go(next)}>
          Next: {STEP_WORDS[next]}
        </Button>
      )}
    </footer>
  );
}
