import type { SettingDifference } from '../../../../shared/model/config.ts';
import { Table } from '../../../components/Table.tsx';

/** What two answer files say differently, setting by setting: what it is, and each side. */
export function DifferenceTable({
  label,
  changes,
  sides,
}: {
  readonly label: string;
  readonly changes: readonly SettingDifference[];
  readonly sides: readonly [string, string];
}) {
  return (
    <Table
      label={label}
      columns="cols-differ"
      head={['Change', 'Setting', ...sides]}
      rows={changes.map((change) => ({
        key: `${change.setting} ${change.moved === true}`,
        className: 'tall',
        cells: [
          <span key="k" className={`tag ${kindOf(change)}`}>
            {kindOf(change)}
          </span>,
          <Setting key="s" name={change.setting} item={change.item} />,
          <Side key="a" value={change.before} />,
          <Side key="b" value={change.after} />,
        ],
      }))}
    />
  );
}

/** The last part of a name, with the pass and component that it is in below it. */
function Setting({ name, item }: { readonly name: string; readonly item: string | undefined }) {
  const [pass = '', component = '', ...path] = name.split('/');
  return (
    <div className="stack tight">
      <span className="wrap">{path.length === 0 ? name : path.join('/')}</span>
      {item === undefined ? null : <code className="wrap">{item}</code>}
      {path.length === 0 ? null : (
        <span className="cap muted">
          {pass}, {component}
        </span>
      )}
    </div>
  );
}

function Side({ value }: { readonly value: string | null }) {
  if (value === null) return <span className="muted">not set</span>;
  return value === '' ? <span className="muted">empty</span> : <code className="wrap">{value}</code>;
}

function kindOf({ before, after, moved }: SettingDifference): 'moved' | 'new' | 'gone' | 'changed' {
  if (moved === true) return 'moved';
  if (before === null) return 'new';
  return after === null ? 'gone' : 'changed';
}
