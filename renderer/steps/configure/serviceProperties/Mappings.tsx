import { Input } from '@fluentui/react-components';
import { baseName } from '../../../../shared/base/winPath.ts';
import type { MappingsControl, PropertyFile, PropertyValue } from '../../../../shared/model/serviceProperties.ts';
import { DiagnosticNotice } from '../../../components/Notice.tsx';
import { OpenFile } from './OpenFile.tsx';
import { useFileValue } from './useFileValue.ts';

/** The map of labels to letters as the file has it, row by row. */
export function Mappings({ control }: { readonly control: MappingsControl }) {
  const { file, rows, problem } = control;
  return (
    <>
      {problem === null ? null : <DiagnosticNotice diagnostic={problem} />}
      {rows.length === 0 ? null : (
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
      )}
      {file.isThere && rows.length === 0 ? <p>{baseName(file.path)} maps no label.</p> : null}
      <OpenFile file={file} />
    </>
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
