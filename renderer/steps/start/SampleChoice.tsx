import { Button, Radio, RadioGroup } from '@fluentui/react-components';
import { BoxRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { Failed, Skeleton } from '../../components/States.tsx';
import type { Diagnostic } from '../../../shared/model/diagnostic.ts';
import { problemOf } from '../../problem.ts';
import { useLoad } from '../../useLoad.ts';
import { useWorkbench } from '../../workbench.ts';

/** The bundled sample image in one of its scenarios; it is written to the data folder and opened from there. */
export function SampleChoice() {
  const { client, open, purpose } = useWorkbench();
  const scenarios = useLoad('scenarios', 'reading the samples', () => client.sample.scenarios.query());
  const [chosen, setChosen] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Diagnostic | null>(null);
  const fitting = scenarios.value?.find((scenario) => purpose === 'failed' && scenario.name.startsWith('failed'));
  const name = chosen ?? fitting?.name ?? scenarios.value?.[0]?.name ?? null;
  const create = (): void => {
    if (name === null) return;
    setBusy(true);
    setProblem(null);
    client.sample.create
      .mutate({ scenario: name })
      .then(
        ({ folder }) => open(folder),
        (error: unknown) => setProblem(problemOf(error, 'writing the sample')),
      )
      .finally(() => setBusy(false));
  };
  return (
    <section className="card" aria-label="The sample image">
      <div className="choice">
        <BoxRegular aria-hidden />
        <h2>The sample image</h2>
        <span className="cap muted">Windows Server 2012 R2, made on this PC</span>
      </div>
      <div className="stack">
        <span>Try the whole journey with nothing at hand:</span>
        {scenarios.problem === null ? null : <Failed problem={scenarios.problem} retry={scenarios.reload} />}
        {scenarios.value === null && scenarios.loading ? <Skeleton lines={4} /> : null}
        {scenarios.value === null ? null : (
          <RadioGroup
            aria-label="Scenario"
            className="scenarios"
            value={name ?? ''}
            onChange={(_, { value }) => setChosen(value)}
          >
            {scenarios.value.map((scenario) => (
              <Radio key={scenario.name} value={scenario.name} label={scenario.title} title={scenario.text} />
            ))}
          </RadioGroup>
        )}
        {problem === null ? null : <Failed problem={problem} />}
      </div>
      <div>
        <Button onClick={create} disabled={name === null || busy}>
          {busy ? 'Writing the sample' : 'Open the sample'}
        </Button>
      </div>
    </section>
  );
}
