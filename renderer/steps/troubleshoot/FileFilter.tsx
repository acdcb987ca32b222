import { Dropdown, Option } from '@fluentui/react-components';
import { baseName } from '../../../shared/base/winPath.ts';
import { count } from '../../components/words.ts';

/** Which of the logs are listed; all where none is chosen. */
export function FileFilter({
  files,
  chosen,
  onChoose,
}: {
  readonly files: readonly string[];
  readonly chosen: readonly string[];
  readonly onChoose: (files: readonly string[]) => void;
}) {
  return (
    <Dropdown
      aria-label="Files to show"
      multiselect
      size="small"
      placeholder={`All ${count(files.length, 'file')}`}
      selectedOptions={[...chosen]}
      value={chosen.map((file) => shortName(file, files)).join(', ')}
      onOptionSelect={(_, data) => onChoose(data.selectedOptions)}
    >
      {files.map((file) => (
        <Option key={file} value={file} text={file}>
          {file}
        </Option>
      ))}
    </Dropdown>
  );
}

/** The name of a log, with its folder where another log has the same name. */
export function shortName(file: string, files: readonly string[]): string {
  const name = baseName(file);
  const same = files.filter((other) => baseName(other) === name).length;
  return same < 2 ? name : file.split('/').slice(-2).join('\\');
}
