import { Button, Dropdown, Input, Option } from '@fluentui/react-components';
import { ArrowResetRegular } from '@fluentui/react-icons';
import { useId } from 'react';
import type { ConfigSetting, FormField } from '../../../../shared/model/config.ts';
import type { Diagnostic } from '../../../../shared/model/diagnostic.ts';
import { ResultMark, SEVERITY_TONES } from '../../../components/ResultMark.tsx';
import { editOf } from '../../../draft.ts';
import { useWorkbench } from '../../../workbench.ts';
import { Picker } from './Picker.tsx';

/** One setting: its value with the unsaved change, what it does, and what is wrong with it. */
export function Field({
  file,
  field,
  stored,
  problems,
}: {
  readonly file: string;
  readonly field: FormField;
  /** Undefined where the file does not have it. */
  readonly stored: ConfigSetting | undefined;
  readonly problems: readonly Diagnostic[];
}) {
  const { draft, edit } = useWorkbench();
  const id = useId();
  const unsaved = editOf(draft, file, field.setting);
  const secret = field.input === 'secret';
  const set = (value: string): void => {
    if (value === (stored?.value ?? '') && !secret) edit({ kind: 'drop', file, setting: field.setting });
    else edit({ kind: 'set', edits: [{ file, setting: field.setting, value: value === '' ? null : value, secret }] });
  };
  const value = unsaved === undefined ? (stored?.value ?? '') : (unsaved.value ?? '');
  const hint = stored === undefined ? 'Not set' : secret && stored.value === null ? 'Set, not shown' : '';
  const own = unsaved === undefined ? problemsOf(stored, problems) : [];
  return (
    <>
      <label htmlFor={id} title={field.setting}>
        {field.label}
      </label>
      <div className={`stack tight ${unsaved === undefined ? '' : 'changed'}`}>
        <div className="row">
          <Value id={id} field={field} value={value} hint={hint} onSet={set} />
          {unsaved === undefined ? null : (
            <Button
              size="small"
              appearance="subtle"
              icon={<ArrowResetRegular />}
              aria-label={`Take back the change of ${field.label}`}
              title="Take back this change"
              onClick={() => edit({ kind: 'drop', file, setting: field.setting })}
            />
          )}
        </div>
        {own.map(({ code, severity, summary }) => (
          <ResultMark key={`${code} ${summary}`} tone={SEVERITY_TONES[severity]}>
            {summary}
          </ResultMark>
        ))}
      </div>
      <span id={`${id}-help`} className="cap muted help" title={field.source}>
        {field.help}
      </span>
    </>
  );
}

/** Problems at the line of a setting. */
function problemsOf(stored: ConfigSetting | undefined, problems: readonly Diagnostic[]): readonly Diagnostic[] {
  const line = stored?.line ?? null;
  return line === null ? [] : problems.filter(({ where }) => where[0]?.line === line);
}

interface ValueProps {
  readonly id: string;
  readonly field: FormField;
  readonly value: string;
  readonly hint: string;
  readonly onSet: (value: string) => void;
}

function Value(props: ValueProps) {
  const { id, field, value, hint, onSet } = props;
  if (field.picker !== undefined) return <Picker id={id} name={field.picker} value={value} hint={hint} onSet={onSet} />;
  if (field.input === 'choice') return <Choice {...props} />;
  return (
    <Input
      id={id}
      className="grow"
      type={field.input === 'secret' ? 'password' : 'text'}
      autoComplete="off"
      value={value}
      placeholder={hint}
      aria-describedby={`${id}-help`}
      onChange={(_, data) => onSet(data.value)}
    />
  );
}

function Choice({ id, field, value, hint, onSet }: ValueProps) {
  return (
    <Dropdown
      id={id}
      className="grow"
      value={value}
      selectedOptions={[value]}
      placeholder={hint}
      aria-describedby={`${id}-help`}
      onOptionSelect={(_, data) => onSet(data.optionValue ?? '')}
    >
      {field.choices.map((choice) => {
        const label = field.values?.find((each) => each.value === choice)?.label ?? '';
        return (
          <Option key={choice} value={choice} text={choice}>
            {label === '' ? choice : `${choice}: ${label}`}
          </Option>
        );
      })}
      <Option value="" text="Not set">
        Not set: take the setting out of the file
      </Option>
    </Dropdown>
  );
}
