import { HistoryRegular, QuestionCircleRegular, SettingsRegular, HomeRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { Shape } from '../components/ResultMark.tsx';
import { formatRoute, isStep, STEPS, type Screen, type StepName } from '../route.ts';
import { useWorkbench } from '../workbench.ts';
import { stepState, type Facts } from './machine.ts';

export const STEP_WORDS: Readonly<Record<StepName, string>> = {
  volume: 'Volume',
  checklist: 'Checklist',
  configure: 'Configure',
  run: 'Run',
  troubleshoot: 'Troubleshoot',
};

/** The steps with their states in words, and the places beside the wizard. */
export function Rail({ facts }: { readonly facts: Facts }) {
  const { route } = useWorkbench();
  const help = isStep(route.screen) || route.screen === 'start' || route.screen === 'history' ? route.screen : null;
  return (
    <nav className="rail" aria-label="Steps" data-region>
      <Place screen="start" icon={<HomeRegular fontSize={20} aria-hidden />} word="Start" />
      <hr />
      {STEPS.map((step, index) => (
        <StepLink key={step} step={step} number={index + 1} facts={facts} />
      ))}
      <hr />
      <Place screen="history" icon={<HistoryRegular fontSize={20} aria-hidden />} word="History" />
      <Place
        screen="help"
        page={help}
        icon={<QuestionCircleRegular fontSize={20} aria-hidden />}
        word="Help"
        className="push"
      />
      <Place screen="settings" icon={<SettingsRegular fontSize={20} aria-hidden />} word="Settings" />
    </nav>
  );
}

function StepLink({
  step,
  number,
  facts,
}: {
  readonly step: StepName;
  readonly number: number;
  readonly facts: Facts;
}) {
  const { route, opening, tell } = useWorkbench();
  const { tone, words } = stepState(step, facts);
  const closed = facts.report === null && opening.kind !== 'opening';
  return (
    <a
      href={formatRoute(
        closed
          ? { ...route, screen: 'start', page: null, query: {} }
          : { ...route, screen: step, page: null, query: {} },
      )}
      aria-current={route.screen === step ? 'step' : undefined}
      onClick={closed ? () => tell('Open a volume first: a drive, a copied folder, or the sample.') : undefined}
    >
      <span className="n" aria-hidden="true">
        {number}
      </span>
      <span>{STEP_WORDS[step]}</span>
      {words === '' ? null : (
        <small className={tone}>
          {tone === '' ? null : <Shape tone={tone} />}
          <span>{words}</span>
        </small>
      )}
    </a>
  );
}

function Place({
  screen,
  page = null,
  icon,
  word,
  className = '',
}: {
  readonly screen: Screen;
  readonly page?: string | null;
  readonly icon: ReactNode;
  readonly word: string;
  readonly className?: string;
}) {
  const { route } = useWorkbench();
  return (
    <a
      className={`one ${className}`}
      href={formatRoute({ ...route, screen, page, query: {} })}
      aria-current={route.screen === screen ? 'page' : undefined}
    >
      {icon}
      <span>{word}</span>
    </a>
  );
}
