import { Button, Dropdown, Input, Option } from '@fluentui/react-components';
import { ArrowResetRegular } from '@fluentui/react-icons';
import { useId } from 'react';
import type { FormField } from '../../../shared/model/config.ts';
import { editOf } from '../../draft.ts';
import { useWorkbench } from '../../workbench.ts';
import type { ReadFile } from './Editor.tsx';

/** The settings of a file as fields, in the sections that the file's kind defines. */
export function FileForm({ file, current }: { readonly file: string; readonly current: ReadFile }) {
  return (
    <div className="form">
      {current.form.map((section, index) => (
        <fieldset key={index} className="glass" aria-label={section.title}>
          <h3>{section.title}</h3>
          {section.fields.map((field) => (
            <Field key={field.setting} file={file} field={field} current={current} />
          ))}
        </fieldset>
      ))}
    </div>
  );
}

function Field({
  file,
  field,
  current,
}: {
  readonly file: string;
  readonly field: FormField;
  readonly current: ReadFile;
}) {
  const { draft, edit } = useWorkbench();
  const id = useId();
  const stored = current.document.settings.find((item) => item.setting === field.setting);
  const unsaved = editOf(draft, file, field.setting);
  const secret = field.input === 'secret';
  const set = (value: string): void => {
    if (value === (stored?.value ?? '') && !secret) edit({ kind: 'drop', file, setting: field.setting });
    else edit({ kind: 'set', edits: [{ file, setting: field.setting, value: value === '' ? null : value, secret }] });
  };
  const value = unsaved === undefined ? (stored?.value ?? '') : (unsaved.value ?? '');
  const hint = stored === undefined ? 'Not set' : secret && stored.value === null ? 'Set, not shown' : '';
  return (
    <>
      <label htmlFor={id} title={field.setting}>
        {field.label}
      </label>
      <div className={`stack tight ${unsaved === undefined ? '' : 'changed'}`}>
        <div className="row">
          {field.input === 'choice' ? (
            <Choice id={id} field={field} value={value} hint={hint} onSet={set} />
          ) : (
            <Input
              id={id}
              className="grow"
              type={secret ? 'password' : 'text'}
              autoComplete="off"
              value={value}
              placeholder={hint}
              aria-describedby={`${id}-help`}
              onChange={(_, data) => set(data.value)}
            />
          )}
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
      </div>
      <span id={`${id}-help`} className="cap muted help" title={field.source}>
        {field.help}
      </span>
    </>
  );
}

function Choice({
  id,
  field,
  value,
  hint,
  onSet,
}: {
  readonly id: string;
  readonly field: FormField;
  readonly value: string;
  readonly hint: string;
  readonly onSet: (value: string) => void;
}) {
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
      {field.choices.map((choice) => (
        <Option key={choice}>{choice}</Option>
      ))}
      <Option value="" text="Not set">
        Not set: take the setting out of the file
      </Option>
    </Dropdown>
  );
}
