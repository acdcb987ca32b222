import { Button, Input } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { Modal } from '../../components/Modal.tsx';
import { count } from '../../components/words.ts';
import { problemOf } from '../../problem.ts';
import { useWorkbench } from '../../workbench.ts';

const DEFAULT_DAYS = '90';

/** Asks how old a record must be to go. Backups of changes are kept as long as their record. */
export function PruneDialog({ onClose, onDone }: { readonly onClose: () => void; readonly onDone: () => void }) {
  const { client, tell } = useWorkbench();
  const id = useId();
  const [days, setDays] = useState(DEFAULT_DAYS);
  const olderThanDays = Number(days);
  const valid = Number.isInteger(olderThanDays) && olderThanDays > 0;
  const prune = async (): Promise<void> => {
    try {
      const { removed, warnings } = await client.history.prune.mutate({ olderThanDays });
      tell([`${count(removed, 'record')} deleted.`, ...warnings.map((each) => each.summary)].join(' '));
      onDone();
      onClose();
    } catch (error) {
      tell(problemOf(error, 'deleting old records').summary);
    }
  };
  return (
    <Modal
      title="Delete old records"
      onClose={onClose}
      foot={
        <>
          <span className="grow" />
          <Button appearance="primary" disabled={!valid} onClick={() => void prune()}>
            Delete records older than {valid ? count(olderThanDays, 'day') : 'that'}
          </Button>
          <Button onClick={onClose}>Keep all</Button>
        </>
      }
    >
      <div className="db stack">
        <label htmlFor={id}>Older than, in days</label>
        <Input id={id} type="number" min={1} value={days} onChange={(_, { value }) => setDays(value)} />
        <p className="muted">A change whose record is gone can no longer be undone from here.</p>
      </div>
    </Modal>
  );
}
