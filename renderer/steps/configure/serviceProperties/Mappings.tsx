import { Button, Input } from '@fluentui/react-components';
import { baseName } from '../../../../shared/base/winPath.ts';
import type {
  LetterMapping,
  MappingsControl,
  PropertyFile,
  PropertyValue,
} from '../../../../shared/model/serviceProperties.ts';
import { DiagnosticNotice } from '../../../components/Notice.tsx';
import type { Draft } from '../../../draft.ts';
import { useWorkbench } from '../../../workbench.ts';
import { OpenFile } from './OpenFile.tsx';
import { useFileValue } from './useFileValue.ts';

/** The map of labels to letters as the file has it, row by row, with rows that are not saved yet behind them. */
export function Mappings({ control }: { readonly control: MappingsControl }) {
  const { file, problem } = control;
  const { draft, edit } = useWorkbench();
  const rows = [...control.rows, ...unsavedRows(draft, control)];
  const add = (): void => {
    const { label, letter } = rowAt(rows.length + 1);
    const empty = [label, letter].map(({ setting }) => ({ file: file.path, setting, value: '', secret: false }));
    edit({ kind: 'set', edits: empty });
  };
  return (
    <>
      {problem === null ? null : <DiagnosticNotice diagnostic={problem} />}
      {rows.length === 0 ? null : <Rows file={file} rows={rows} />}
      {file.isThere && rows.length === 0 ? <p>{baseName(file.path)} maps no label.</p> : null}
      {file.isThere && problem === null ? (
        <div className="row">
          <Button size="small" onClick={add}>
            Add a row
          </Button>
        </div>
      ) : null}
      <OpenFile file={file} />
    </>
  );
}

/** Rows behind those of the file that the unsaved changes add. */
function unsavedRows(draft: Draft, { file, rows }: MappingsControl): readonly LetterMapping[] {
  const numbers = draft.edits
    .filter((each) => each.file === file.path)
    .map(({ setting }) => Number(/^Mapping\[(\d+)\]\//.exec(setting)?.[1] ?? 0));
  const more = Math.max(0, ...numbers) - rows.length;
  return Array.from({ length: Math.max(0, more) }, (_, index) => rowAt(rows.length + index + 1));
}

/** A row that the file does not have; `number` from 1. */
function rowAt(number: number): LetterMapping {
  const value = (name: string): PropertyValue => ({ setting: `Mapping[${number}]/${name}`, value: null, line: null });
  return { label: value('VolumeName'), letter: value('DriveLetter') };
}

function Rows({ file, rows }: { readonly file: PropertyFile; readonly rows: readonly LetterMapping[] }) {
  return (
    <table className="letters">
      <thead>
        <tr>
          <th scope="col">Volume name</th>
          <th scope="col">Drive letter</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, letter }, index) => (
          <tr key={label.setting}>
            <td>
              <Cell file={file} current={label} name={`Volume name of row ${index + 1}`} />
            </td>
            <td>
              <Cell file={file} current={letter} name={`Drive letter of row ${index + 1}`} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({
  file,
  current,
  name,
}: {
  readonly file: PropertyFile;
  readonly current: PropertyValue;
  readonly name: string;
}) {
  const { value, isChanged, set } = useFileValue(file, current);
  return (
    <div className={isChanged ? 'changed' : ''}>
      <Input
        aria-label={name}
        value={value ?? ''}
        placeholder={current.value === null ? 'Not in the file' : ''}
        autoComplete="off"
        onChange={(_, data) => set(data.value)}
      />
    </div>
  );
}
