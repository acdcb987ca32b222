import { DiagnosticNotice, Notice } from '../../../components/Notice.tsx';
import { Card } from '../../../components/Screen.tsx';
import { Failed, Skeleton } from '../../../components/States.tsx';
import { useLoad } from '../../../useLoad.ts';
import { useVolume, useWorkbench } from '../../../workbench.ts';
import { PasswordSteps } from './PasswordSteps.tsx';

/** The page over all settings files; no file has this path. */
export const CONTRADICTIONS = 'contradictions';

/** What the files say together, with the unsaved changes: what becomes of the password, and what does not fit. */
export function Contradictions() {
  const { client, draft, version } = useWorkbench();
  const volume = useVolume();
  const edits = draft.edits.map(({ file, setting, value }) => ({ file, setting, value }));
  const found = useLoad(
    `contradictions:${volume}:${version}:${JSON.stringify(edits)}`,
    'holding the settings files against each other',
    () => client.config.contradictions.list.query({ volume, edits }),
  );
  const read = found.value;
  return (
    <Card title="Password and contradictions" pad>
      {found.problem === null ? null : <Failed problem={found.problem} retry={found.reload} />}
      {read === null && found.loading ? <Skeleton lines={8} /> : null}
      {read === null ? null : (
        <div className="stack read">
          {edits.length === 0 ? null : <p className="cap muted">With the unsaved changes laid over the files.</p>}
          <PasswordSteps path={read.passwordPath} />
          <h3>What the files say against each other</h3>
          {read.contradictions.length === 0 ? (
            <Notice tone="pass" title="No contradiction was found between the files." />
          ) : (
            read.contradictions.map((each) => (
              <DiagnosticNotice key={`${each.code} ${each.summary}`} diagnostic={each} />
            ))
          )}
        </div>
      )}
    </Card>
  );
}
