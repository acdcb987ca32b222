import { Dropdown, Option } from '@fluentui/react-components';
import { useId } from 'react';
import { shortName } from './answerWords.ts';

/** A field that picks one of the answer files of the volume. */
export function FileChoice({
  label,
  files,
  file,
  onFile,
}: {
  readonly label: string;
  readonly files: readonly string[];
  readonly file: string;
  readonly onFile: (file: string) => void;
}) {
  const id = useId();
  return (
    <div className="stack tight grow">
      <label htmlFor={id}>{label}</label>
      <Dropdown
        id={id}
        className="grow"
        value={shortName(file, files)}
        title={file}
        selectedOptions={[file]}
        onOptionSelect={(_, { optionValue }) => onFile(optionValue ?? file)}
      >
        {files.map((each) => (
          <Option key={each} value={each} text={shortName(each, files)}>
            <span className="wrap">{each}</span>
          </Option>
        ))}
      </Dropdown>
    </div>
  );
}
