import type { PropertyTab } from '../../../../shared/model/serviceProperties.ts';
import { Card } from '../../../components/Screen.tsx';
import { Failed, Skeleton } from '../../../components/States.tsx';
import { Tabs } from '../../../components/Tabs.tsx';
import { useLoad } from '../../../useLoad.ts';
import { useKept, useVolume, useWorkbench } from '../../../workbench.ts';
import { Control } from './Control.tsx';

/** The agent's own dialog, tab by tab: each control with the file and setting that it writes. */
export function ServiceProperties() {
  const { client, version } = useWorkbench();
  const volume = useVolume();
  const read = useLoad(`service-properties:${volume}:${version}`, 'reading the EC2Config settings', () =>
    client.config.serviceProperties.query({ volume }),
  );
  return (
    <Card title="EC2 Service Properties" pad>
      {read.problem === null ? null : <Failed problem={read.problem} retry={read.reload} />}
      {read.value === null && read.loading ? <Skeleton lines={8} /> : null}
      {read.value === null ? null : <Pages tabs={read.value.tabs} />}
    </Card>
  );
}

function Pages({ tabs }: { readonly tabs: readonly PropertyTab[] }) {
  const [chosen, choose] = useKept('servicePropertiesTab', 'general');
  const tab = tabs.find(({ id }) => id === chosen) ?? tabs[0];
  if (tab === undefined) return null;
  return (
    <>
      <Tabs
        label="Tabs of EC2 Service Properties"
        items={tabs.map(({ id, title }) => ({ value: id, word: title }))}
        selected={tab.id}
        onSelect={choose}
      />
      <div role="tabpanel" aria-label={tab.title} className="stack read">
        {tab.note === null ? null : <p className="cap muted">{tab.note}</p>}
        {tab.controls.map((control) => (
          <Control key={control.id} control={control} />
        ))}
      </div>
    </>
  );
}
