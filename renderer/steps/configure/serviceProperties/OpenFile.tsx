import { Link } from '@fluentui/react-components';
import { baseName } from '../../../../shared/base/winPath.ts';
import type { PropertyFile } from '../../../../shared/model/serviceProperties.ts';
import { useWorkbench } from '../../../workbench.ts';

/** Leads to a settings file of a control, or says that the volume lacks it. */
export function OpenFile({ file }: { readonly file: PropertyFile }) {
  const { go } = useWorkbench();
  if (!file.isThere) return <p className="cap muted">{baseName(file.path)} is not on this volume.</p>;
  return (
    <p className="cap">
      <Link onClick={() => go('configure', file.path)} title={file.path}>
        Settings in {baseName(file.path)}
      </Link>
    </p>
  );
}
