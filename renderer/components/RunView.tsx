import { Button } from '@fluentui/react-components';
import type { Run, Step } from '../../shared/model/simulation.ts';
import { Grid, type GridRow } from './Grid.tsx';
import { Shape } from './ResultMark.tsx';
import { FinalTable, StateTable } from './StateTables.tsx';
import { Timeline } from './Timeline.tsx';
import { brokenAt } from './timelineModel.ts';
import { useKey } from './useKey.ts';
import { Verdicts } from './Verdicts.tsx';
import { CERTAINTY_WORDS, PHASE_WORDS, placeShort } from './words.ts';
import { ScrollBox } from './ScrollBox.tsx';
import { Tabs } from './Tabs.tsx';

export type RunTab = 'statements' | 'state' | 'final';

/** What the reader looks at in a run. */
export interface RunPlace {
  /** Number of the selected step, from 1. */
  readonly step: number;
  readonly tab: RunTab;
}

/** A simulated run: timeline, steps, statements and state; live or from the history. */
export function RunView({
  run,
  at,
  onAt,
  onSetting,
}: {
  readonly run: Run;
  readonly at: RunPlace;
  readonly onAt: (place: RunPlace) => void;
  /** Opens the setting that decides a statement; missing in a record. */
  readonly onSetting?: ((file: string, setting: string) => void) | undefined;
}) {
  const step = Math.min(Math.max(1, at.step), Math.max(1, run.steps.length));
  const select = (number: number): void => onAt({ ...at, step: number, tab: at.tab === 'final' ? 'state' : at.tab });
  useKey('F8', (event) => select(nextBroken(run, step, event.shiftKey ? -1 : 1)));
  return (
    <>
      <Timeline run={run} selected={step} onSelect={select} />
      <div className="split cols-low">
        <Steps run={run} selected={step} onSelect={select} />
        <section className="card col" aria-label="Statements and state">
          <div className="ch">
            <Tabs<RunTab>
              label="What to show of the run"
              items={[
                { value: 'statements', word: 'Statements' },
                { value: 'state', word: `State at step ${step}` },
                { value: 'final', word: 'End state' },
              ]}
              selected={at.tab}
              onSelect={(tab) => onAt({ ...at, tab })}
            />
          </div>
          <ScrollBox label="Statements and state">
            {at.tab === 'statements' ? (
              <Verdicts run={run} onStep={(number) => onAt({ ...at, step: number })} onSetting={onSetting} />
            ) : null}
            {at.tab === 'state' ? <StateTable run={run} step={step} /> : null}
            {at.tab === 'final' ? <FinalTable run={run} /> : null}
          </ScrollBox>
        </section>
      </div>
    </>
  );
}

interface StepsProps {
  readonly run: Run;
  readonly selected: number;
  readonly onSelect: (step: number) => void;
}

function Steps({ run, selected, onSelect }: StepsProps) {
  const phase = run.steps[selected - 1]?.phase;
  return (
    <section className="card col" aria-label="Steps">
      <div className="ch">
        <h2>Steps</h2>
        <span className="cap muted grow cut">{phase === undefined ? '' : PHASE_WORDS[phase]}</span>
        <Button
          size="small"
          appearance="subtle"
          disabled={!run.steps.some((step) => brokenAt(run, step))}
          onClick={() => onSelect(nextBroken(run, selected, 1))}
        >
          Next broken <span className="kbd">F8</span>
        </Button>
      </div>
      <Grid
        label="Steps of the run"
        columns="cols-step"
        head={['No.', 'Step', 'Because of', 'Certainty']}
        count={run.steps.length}
        rowAt={(index) => stepRow(run, run.steps[index])}
        selected={selected - 1}
        onSelect={(index) => onSelect(index + 1)}
      />
    </section>
  );
}

function stepRow(run: Run, step: Step | undefined): GridRow | null {
  if (step === undefined) return null;
  const broken = brokenAt(run, step);
  const sure = step.certainty === 'stated' || step.certainty === 'documented';
  return {
    key: step.id,
    className: broken ? 'bad' : '',
    cells: [
      <span key="n" className="num muted">
        {step.number}
      </span>,
      <span key="t" className="row">
        {broken ? (
          <span className="fail">
            <Shape tone="fail" name="Statement broken here" />
          </span>
        ) : null}
        {step.notSimulated.length > 0 ? (
          <span className="unknown">
            <Shape tone="unknown" name="Holds something not simulated" />
          </span>
        ) : null}
        <span className="cut" title={step.title}>
          {step.title}
        </span>
      </span>,
      <span key="b" className="cap muted">
        {step.because === null ? 'Windows or the agent' : placeShort(step.because)}
      </span>,
      <span key="c" className="cap muted">
        {sure ? '' : CERTAINTY_WORDS[step.certainty]}
      </span>,
    ],
  };
}

function nextBroken(run: Run, from: number, direction: 1 | -1): number {
  const broken = run.steps.filter((step) => brokenAt(run, step)).map((step) => step.number);
  const ahead = direction === 1 ? broken.find((step) => step > from) : broken.findLast((step) => step < from);
  return ahead ?? (direction === 1 ? broken[0] : broken.at(-1)) ?? from;
}
