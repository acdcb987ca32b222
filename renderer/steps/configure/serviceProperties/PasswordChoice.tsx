import { Button, Input, Radio, RadioGroup } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { Diagnostic } from '../../../../shared/model/diagnostic.ts';
import { MASK } from '../../../../shared/model/mask.ts';
import { baseName } from '../../../../shared/base/winPath.ts';
import type { Inputs, Outputs } from '../../../client.ts';
import { DiagnosticNotice, Notice } from '../../../components/Notice.tsx';
import { Failed, Skeleton } from '../../../components/States.tsx';
import { Table } from '../../../components/Table.tsx';
import { problemOf } from '../../../problem.ts';
import { useLoad } from '../../../useLoad.ts';
import { useVolume, useWorkbench } from '../../../workbench.ts';

type Choice = Inputs['config']['passwordEdits']['choice'];
type PasswordEdits = Outputs['config']['passwordEdits']['edits'];

/** What the agent's dialog says about each choice. Source: "Create a standard Amazon Machine Image Using Sysprep". */
const CHOICES: readonly { readonly choice: Choice; readonly title: string; readonly text: string }[] = [
  {
    choice: 'random',
    title: 'Random',
    text: 'Each new instance makes its own password, encrypts it with the key pair and shows it in the console.',
  },
  {
    choice: 'specify',
    title: 'Specify',
    text: 'The password is stored in clear text in the answer file until the service starts next. It cannot be recovered.',
  },
  {
    choice: 'keep',
    title: 'Keep existing',
    text: 'The password is meant to stay. Yet the second command of the answer file scrambles it: this may lock everybody out.',
  },
];

/** The three choices for the Administrator password, and the edits that each one makes. */
export function PasswordChoice() {
  const { client, version } = useWorkbench();
  const volume = useVolume();
  const current = useLoad(`password:${volume}:${version}`, 'reading the password choice', () =>
    client.config.passwordChoice.query({ volume }),
  );
  return (
    <div className="stack read">
      {current.problem === null ? null : <Failed problem={current.problem} retry={current.reload} />}
      {current.value === null && current.loading ? <Skeleton lines={4} /> : null}
      {current.value === null ? null : (
        <>
          <Notice
            tone={current.value.choice === 'mixed' ? 'warn' : 'na'}
            title={`The files stand for: ${CHOICES.find(({ choice }) => choice === current.value?.choice)?.title ?? 'none of the three choices'}`}
          >
            <p>{current.value.why}</p>
          </Notice>
          <ChoiceForm first={current.value.choice === 'mixed' ? 'random' : current.value.choice} />
        </>
      )}
    </div>
  );
}

function ChoiceForm({ first }: { readonly first: Choice }) {
  const { client, edit, tell } = useWorkbench();
  const volume = useVolume();
  const id = useId();
  const [choice, setChoice] = useState<Choice>(first);
  const [password, setPassword] = useState('');
  const [made, setMade] = useState<PasswordEdits | null>(null);
  const [problem, setProblem] = useState<Diagnostic | null>(null);
  const make = async (): Promise<void> => {
    try {
      // The mask stands for the password while the edits are made and shown; the password does not leave its box.
      const input = choice === 'specify' ? { volume, choice, password: MASK } : { volume, choice };
      setMade((await client.config.passwordEdits.mutate(input)).edits);
      setProblem(null);
    } catch (error) {
      setProblem(problemOf(error, 'making the edits of the choice'));
    }
  };
  const take = (): void => {
    if (made === null) return;
    edit({
      kind: 'set',
      edits: made.map((item) => ({
        ...item,
        group: 'passwordChoice',
        ...(item.value === MASK ? { value: password, secret: true } : { secret: false }),
      })),
    });
    tell('The edits are added to the unsaved changes. Nothing is written yet.');
    setMade(null);
    setPassword('');
  };
  return (
    <>
      <ChoiceRadios
        choice={choice}
        onChoice={(next) => {
          setChoice(next);
          setMade(null);
        }}
      />
      {choice === 'specify' ? (
        <div className="stack tight">
          <label htmlFor={id}>Password</label>
          <Input
            id={id}
            type="password"
            autoComplete="off"
            value={password}
            onChange={(_, { value }) => setPassword(value)}
          />
        </div>
      ) : null}
      <div className="row">
        <Button onClick={() => void make()} disabled={choice === 'specify' && password === ''}>
          Show the edits of this choice
        </Button>
      </div>
      {problem === null ? null : <DiagnosticNotice diagnostic={problem} live />}
      {made === null ? null : <MadeEdits edits={made} onTake={take} />}
    </>
  );
}

function ChoiceRadios({ choice, onChoice }: { readonly choice: Choice; readonly onChoice: (choice: Choice) => void }) {
  return (
    <RadioGroup
      aria-label="Administrator password"
      value={choice}
      onChange={(_, { value }) => onChoice(value as Choice)}
    >
      {CHOICES.map((item) => (
        <Radio
          key={item.choice}
          value={item.choice}
          label={
            <>
              <span className="strong">{item.title}</span>
              <span className="cap muted block">{item.text}</span>
            </>
          }
        />
      ))}
    </RadioGroup>
  );
}

function MadeEdits({ edits, onTake }: { readonly edits: PasswordEdits; readonly onTake: () => void }) {
  if (edits.length === 0) return <Notice tone="pass" title="The files already stand for this choice." />;
  return (
    <div className="evid">
      <Table
        label="Edits of the choice"
        columns="cols-compare"
        head={['Setting', 'File', 'Becomes']}
        rows={edits.map((item) => ({
          key: `${item.file}:${item.setting}`,
          cells: [
            <code key="s" title={item.setting}>
              {item.setting}
            </code>,
            baseName(item.file),
            <code key="v">{item.value ?? 'removed'}</code>,
          ],
        }))}
      />
      <div className="cb">
        <Button appearance="primary" onClick={onTake}>
          Add to the unsaved changes
        </Button>
      </div>
    </div>
  );
}
