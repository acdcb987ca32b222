import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { Modal } from '../../components/Modal.tsx';
import { Notice } from '../../components/Notice.tsx';
import { count, time } from '../../components/words.ts';
import type { HistoryRecord } from './History.tsx';
import { KIND_WORDS, OutcomeMark } from './outcomes.tsx';

/** Names the records that go, and which changes can then no longer be undone. */
export function DeleteDialog({
  records,
  onDelete,
  onClose,
}: {
  readonly records: readonly HistoryRecord[];
  readonly onDelete: () => Promise<void>;
  readonly onClose: () => void;
}) {
  const [busy, setBusy] = useState(false);
  const undoable = records.filter((record) => record.kind === 'edit' && record.outcome === 'applied').length;
  const remove = (): void => {
    setBusy(true);
    void onDelete().finally(onClose);
  };
  return (
    <Modal
      title={`Delete ${count(records.length, 'record')}`}
      onClose={onClose}
      foot={
        <>
          <span className="grow" />
          <Button appearance="primary" disabled={busy} onClick={remove}>
            Delete {count(records.length, 'record')}
          </Button>
          <Button onClick={onClose}>Keep {records.length === 1 ? 'it' : 'them'}</Button>
        </>
      }
    >
      <div className="db stack">
        {undoable === 0 ? null : (
          <Notice
            tone="warn"
            title={`${count(undoable, 'change')} can then no longer be undone: the backup is deleted with its record.`}
          />
        )}
        {records.map((record) => (
          <div key={record.id} className="stack tight">
            <div className="row rows">
              <span className="strong">{KIND_WORDS[record.kind]}</span>
              <OutcomeMark outcome={record.outcome} />
              <span className="muted">{time(record.at)}</span>
            </div>
            <p className="wrap">{record.summary}</p>
          </div>
        ))}
      </div>
    </Modal>
  );
}
