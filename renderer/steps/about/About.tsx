import { Card, Screen } from '../../components/Screen.tsx';
import { Failed, Skeleton } from '../../components/States.tsx';
import { Grid } from '../../components/Grid.tsx';
import { useState } from 'react';
import { useLoad } from '../../useLoad.ts';
import { useWorkbench } from '../../workbench.ts';

/** The program's version, what it runs on, and the licences of third parties. */
export function About() {
  const { client } = useWorkbench();
  const [at, setAt] = useState(0);
  const info = useLoad('info', 'reading the versions', () => client.app.info.query());
  const { value } = info;
  const versions = Object.entries(value?.versions ?? {}).filter(([, version]) => version !== null);
  return (
    <Screen
      name="About"
      answer={`ImagePrep Workbench ${value?.version ?? ''}`.trim()}
      why="Predicts, checks, configures and troubleshoots Windows Sysprep runs on Amazon EC2 images, offline. MIT licence."
      layout="rows-auto"
    >
      {info.problem === null ? null : <Failed problem={info.problem} retry={info.reload} />}
      <Card title="Versions" pad>
        <dl className="kv">
          {versions.map(([name, version]) => (
            <div key={name} className="glass">
              <dt>{name}</dt>
              <dd>{version}</dd>
            </div>
          ))}
        </dl>
      </Card>
      <section className="card" aria-label="Third-party licences">
        {value === null ? (
          <Skeleton lines={6} />
        ) : (
          <Grid
            label="Third-party licences"
            columns="cols-licence"
            head={['Package', 'Version', 'Licence']}
            count={value.licences.length}
            rowAt={(index) => {
              const item = value.licences[index];
              return item === undefined ? null : { key: item.name, cells: [item.name, item.version, item.licence] };
            }}
            selected={at}
            onSelect={setAt}
          />
        )}
      </section>
    </Screen>
  );
}
