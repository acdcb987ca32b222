import { Button, Checkbox } from '@fluentui/react-components';
import type { PropertyControl } from '../../../../shared/model/serviceProperties.ts';
import { CERTAINTY_WORDS } from '../../../components/words.ts';
import { useWorkbench } from '../../../workbench.ts';
import { useSimulateEdits } from '../useSimulateEdits.ts';
import { Mappings } from './Mappings.tsx';
import { OpenFile } from './OpenFile.tsx';
import { PasswordChoice } from './PasswordChoice.tsx';
import { SwitchBox, SwitchState } from './SwitchBox.tsx';

/** One control of the dialog: what it does, how sure that is, and what it writes. */
export function Control({ control }: { readonly control: PropertyControl }) {
  return (
    <section className="property" aria-label={control.title}>
      {isBox(control) ? null : <h3>{control.title}</h3>}
      {control.kind === 'switch' ? <SwitchBox control={control} /> : null}
      {control.kind === 'unconfirmed' ? <Checkbox disabled label={control.title} /> : null}
      <p className="cap muted">
        {control.help}
        {control.kind === 'unconfirmed' ? null : ` (${CERTAINTY_WORDS[control.certainty]})`}
      </p>
      <Content control={control} />
    </section>
  );
}

/** Whether a check box carries the title. */
function isBox({ kind }: PropertyControl): boolean {
  return kind === 'switch' || kind === 'unconfirmed';
}

function Content({ control }: { readonly control: PropertyControl }) {
  switch (control.kind) {
    case 'switch':
      return <SwitchState control={control} />;
    case 'mappings':
      return <Mappings control={control} />;
    case 'unconfirmed':
      return (
        <>
          <p className="cap wrap">{control.reason}</p>
          {control.opens === null ? null : <OpenFile file={control.opens} />}
        </>
      );
    case 'password':
      return <PasswordChoice />;
    case 'run':
      return <RunButton />;
    case 'told':
      return null;
    case 'logs':
      return <LogsButton />;
  }
}

function RunButton() {
  const simulate = useSimulateEdits();
  return (
    <div className="row">
      <Button onClick={simulate}>Simulate the run</Button>
    </div>
  );
}

function LogsButton() {
  const { go } = useWorkbench();
  return (
    <div className="row">
      <Button onClick={() => go('troubleshoot')}>Show the logs</Button>
    </div>
  );
}
