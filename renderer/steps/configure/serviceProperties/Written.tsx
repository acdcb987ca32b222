import { Link } from '@fluentui/react-components';
import { baseName } from '../../../../shared/base/winPath.ts';
import type { PropertyFile, PropertyValue } from '../../../../shared/model/serviceProperties.ts';
import { useWorkbench } from '../../../workbench.ts';
import { useFileValue } from './useFileValue.ts';

/** The file and setting behind a control: what it says, where, and what it would say. */
export function Written({ file, current }: { readonly file: PropertyFile; readonly current: PropertyValue }) {
  const { go } = useWorkbench();
  const { value, isChanged } = useFileValue(file, current);
  if (!file.isThere) return <p className="cap muted">{baseName(file.path)} is not on this volume.</p>;
  const line = current.line === null ? '' : `, line ${current.line}`;
  return (
    <p className="cap wrap">
      Writes{' '}
      <Link onClick={() => go('configure', file.path)} title={file.path}>
        {baseName(file.path)}
        {line}
      </Link>
      : <code>{current.setting}</code> is {current.value === null ? 'not in the file' : <code>{current.value}</code>}
      {isChanged ? (
        <>
          , unsaved: <code>{value ?? 'removed'}</code>
        </>
      ) : null}
    </p>
  );
}
