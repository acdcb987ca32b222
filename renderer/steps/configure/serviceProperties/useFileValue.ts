import type { PropertyFile, PropertyValue } from '../../../../shared/model/serviceProperties.ts';
import { editOf } from '../../../draft.ts';
import { useWorkbench } from '../../../workbench.ts';

/** What a setting of a file says with the unsaved changes, and how to change it: what the file says already is no change. */
export function useFileValue(
  { path }: PropertyFile,
  { setting, value }: PropertyValue,
): { readonly value: string | null; readonly isChanged: boolean; readonly set: (value: string) => void } {
  const { draft, edit } = useWorkbench();
  const unsaved = editOf(draft, path, setting);
  return {
    value: unsaved === undefined ? value : unsaved.value,
    isChanged: unsaved !== undefined,
    set: (next) =>
      edit(
        next === value
          ? { kind: 'drop', file: path, setting }
          : { kind: 'set', edits: [{ file: path, setting, value: next, secret: false }] },
      ),
  };
}
