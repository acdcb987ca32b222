import { Checkbox } from '@fluentui/react-components';
import { baseName } from '../../../../shared/base/winPath.ts';
import type { SwitchControl } from '../../../../shared/model/serviceProperties.ts';
import { DiagnosticNotice, Notice } from '../../../components/Notice.tsx';
import { useFileValue } from './useFileValue.ts';
import { OpenFile } from './OpenFile.tsx';
import { Written } from './Written.tsx';

/** A check box of the dialog, over one setting with two words. */
export function SwitchBox({ control }: { readonly control: SwitchControl }) {
  const { on, off, file, problem } = control;
  const { value, set } = useFileValue(file, control.current);
  return (
    <Checkbox
      label={control.title}
      checked={isOther(control, value) ? 'mixed' : isWord(value, on)}
      disabled={!file.isThere || problem !== null}
      onChange={(_, { checked }) => set(checked === true ? on : off)}
    />
  );
}

/** What the file says under a check box, and where that is no word that the agent understands. */
export function SwitchState({ control }: { readonly control: SwitchControl }) {
  const { on, off, file, current, problem, opens } = control;
  const { value } = useFileValue(file, current);
  return (
    <>
      {isOther(control, value) ? (
        <Notice tone="warn" title={`${baseName(file.path)} says "${value}" here`}>
          <p>
            The agent understands {on} and {off} only, and gives no error for anything else. Choosing writes one of
            them.
          </p>
        </Notice>
      ) : null}
      {problem === null ? null : <DiagnosticNotice diagnostic={problem} />}
      <Written file={file} current={current} />
      {opens === null ? null : <OpenFile file={opens} />}
    </>
  );
}

function isWord(value: string | null, word: string): boolean {
  return value?.toLowerCase() === word.toLowerCase();
}

function isOther({ on, off }: SwitchControl, value: string | null): boolean {
  return value !== null && !isWord(value, on) && !isWord(value, off);
}
