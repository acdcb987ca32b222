import { Button, Radio, RadioGroup, Switch } from '@fluentui/react-components';
import { Card, Screen } from '../../components/Screen.tsx';
import { problemOf } from '../../problem.ts';
import { useLoad } from '../../useLoad.ts';
import { useWorkbench, type Settings as Values } from '../../workbench.ts';

/** Appearance, the read-only switch, and where the program keeps its data. */
export function Settings() {
  const { client, settings, changeSettings, tell, go, web } = useWorkbench();
  const info = useLoad('info', 'reading the versions', () => client.app.info.query());
  const openFolder = (what: 'data' | 'log'): void => {
    client.app.openFolder.mutate({ what }).then(
      async ({ opened, path }) => {
        if (opened) return;
        await navigator.clipboard.writeText(path);
        tell(`The path is in the clipboard: ${path}`);
      },
      (error: unknown) => tell(problemOf(error, 'opening the folder').summary),
    );
  };
  return (
    <Screen name="Settings" answer="Everything stays on this PC; nothing is sent anywhere." layout="flow">
      <div className="stack read">
        <Card title="Appearance" pad>
          <RadioGroup
            layout="horizontal"
            aria-label="Theme"
            value={settings.theme}
            onChange={(_, { value }) => changeSettings({ theme: value as Values['theme'] })}
          >
            <Radio value="system" label="As the system" />
            <Radio value="light" label="Light" />
            <Radio value="dark" label="Dark" />
          </RadioGroup>
        </Card>
        <Card title="Writing" pad>
          <Switch
            checked={settings.readOnly}
            label="Read-only: never write to a volume"
            onChange={(_, { checked }) => changeSettings({ readOnly: checked })}
          />
          <p className="muted">Without it, writing still asks each time and shows the difference first.</p>
        </Card>
        <Card title="Data folder" pad>
          <p className="mono wrap">{info.value?.dataFolder ?? '…'}</p>
          <p className="muted">
            The history, the backups of changed files, and the samples. To keep them elsewhere, set IMAGEPREP_DATA to a
            folder and start the program again.
          </p>
          <div className="row rows">
            <Button onClick={() => openFolder('data')}>
              {web ? 'Copy the path of the folder' : 'Open the folder'}
            </Button>
            <Button onClick={() => openFolder('log')}>{web ? 'Copy the path of the log' : 'Open the log'}</Button>
            <Button appearance="subtle" onClick={() => go('about')}>
              About and licences
            </Button>
          </div>
        </Card>
      </div>
    </Screen>
  );
}
