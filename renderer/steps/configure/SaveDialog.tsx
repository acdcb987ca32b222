import { Button, Checkbox, Switch } from '@fluentui/react-components';
import { useState } from 'react';
import type { Diagnostic } from '../../../shared/model/diagnostic.ts';
import { baseName } from '../../../shared/base/winPath.ts';
import type { Edit } from '../../draft.ts';
import { Diff } from '../../components/Diff.tsx';
import { Modal } from '../../components/Modal.tsx';
import { DiagnosticNotice, Notice } from '../../components/Notice.tsx';
import { ResultMark } from '../../components/ResultMark.tsx';
import { RunEffect } from '../../components/RunEffect.tsx';
import { Failed, Skeleton } from '../../components/States.tsx';
import { count } from '../../components/words.ts';
import { problemOf } from '../../problem.ts';
import { useLoad } from '../../useLoad.ts';
import { useVolume, useWorkbench } from '../../workbench.ts';
import { ScrollBox } from '../../components/ScrollBox.tsx';
import { ContradictionEffect } from './contradictions/ContradictionEffect.tsx';

/** The edits that are chosen, their difference, and saving exactly that. */
function useSave(left: readonly Edit[], showSecrets: boolean, onSaved: () => void) {
  const { client, draft, edit, written, tell } = useWorkbench();
  const volume = useVolume();
  const [problem, setProblem] = useState<Diagnostic | null>(null);
  const [busy, setBusy] = useState(false);
  const chosen = draft.edits.filter((item) => !left.includes(item));
  const request = chosen.map(({ file, setting, value }) => ({ file, setting, value }));
  const files = [...new Set(chosen.map((item) => item.file))];
  const preview = useLoad(
    `save:${volume}:${showSecrets}:${JSON.stringify(request)}`,
    'making the difference',
    async () => {
      if (request.length === 0) return null;
      const [difference, effect, ...reads] = await Promise.all([
        client.config.preview.mutate({ volume, edits: request, showSecrets }),
        // A volume that cannot be simulated is saved all the same; the difference is what is approved.
        client.simulation.effect.query({ volume, edits: request }).catch(() => null),
        ...files.map((file) => client.config.read.query({ volume, file })),
      ]);
      const fingerprints = Object.fromEntries(files.map((file, index) => [file, reads[index]?.fingerprint ?? '']));
      return { difference, effect, fingerprints };
    },
  );
  const save = async (): Promise<void> => {
    if (preview.value === null) return;
    setBusy(true);
    try {
      await client.config.save.mutate({ volume, edits: request, fingerprints: preview.value.fingerprints });
      edit({ kind: 'load', edits: left });
      written();
      tell(`${count(chosen.length, 'change')} saved. History can undo it.`);
      onSaved();
    } catch (error) {
      setProblem(problemOf(error, 'saving the changes'));
      setBusy(false);
    }
  };
  return { chosen, files, preview, problem, busy, save };
}

/** The combined difference of all unsaved edits. Each can be left out; saving writes exactly what is shown. */
export function SaveDialog({ refusal, onClose }: { readonly refusal: string | null; readonly onClose: () => void }) {
  const { draft, edit } = useWorkbench();
  const [left, setLeft] = useState<readonly Edit[]>([]);
  const [shown, setShown] = useState(false);
  const { chosen, files, preview, problem, busy, save } = useSave(left, shown, onClose);
  const ready = preview.value;
  const changes = ready?.difference.proposal.changes ?? [];
  const nothing = ready?.difference.unchanged === true;
  return (
    <Modal
      title={`Save ${count(chosen.length, 'change')} in ${count(files.length, 'file')}`}
      className="wide"
      onClose={onClose}
      foot={
        <>
          <span className="grow">{refusal === null ? null : <ResultMark tone="warn">{refusal}</ResultMark>}</span>
          <Button
            appearance="primary"
            disabled={busy || ready === null || nothing || preview.loading || refusal !== null}
            onClick={() => void save()}
          >
            Save {count(chosen.length, 'change')}
          </Button>
          <Button onClick={onClose}>Keep editing</Button>
        </>
      }
    >
      <div className="db">
        <ScrollBox label="Changes to save" className="stack cb">
          <EditBoxes edits={draft.edits} left={left} onLeft={setLeft} />
          {draft.edits.some((item) => item.secret) ? (
            <Switch checked={shown} label="Show secrets" onChange={(_, { checked }) => setShown(checked)} />
          ) : null}
          <h2>Backup and undo</h2>
          <p>The whole files are copied to the data folder first. The record in History restores every byte.</p>
          <h2>Kept as they are</h2>
          <p>Encoding, line ends, comments, owner, permissions and attributes.</p>
        </ScrollBox>
        <ScrollBox label="Difference" className="stack">
          {problem === null ? null : <DiagnosticNotice diagnostic={problem} live />}
          {preview.problem === null ? null : <Failed problem={preview.problem} retry={preview.reload} />}
          {preview.loading && ready === null ? <Skeleton lines={6} /> : null}
          {chosen.length === 0 ? <Notice tone="na">Every change is left out; there is nothing to save.</Notice> : null}
          {nothing && chosen.length > 0 ? (
            <Notice tone="na" title="The files hold these values already: somebody else wrote them.">
              <Button size="small" onClick={() => edit({ kind: 'load', edits: left })}>
                Drop {count(chosen.length, 'change')}
              </Button>
            </Notice>
          ) : null}
          {ready === null ? null : (
            <>
              <RunEffect effect={ready.effect} />
              <ContradictionEffect {...ready.difference.contradictions} />
              <After problems={ready.difference.problems} />
            </>
          )}
          {changes.map((change, index) => (
            <Diff key={index} change={change} />
          ))}
        </ScrollBox>
      </div>
    </Modal>
  );
}

function EditBoxes({
  edits,
  left,
  onLeft,
}: {
  readonly edits: readonly Edit[];
  readonly left: readonly Edit[];
  readonly onLeft: (left: readonly Edit[]) => void;
}) {
  return edits.map((item) => (
    <Checkbox
      key={`${item.file}:${item.setting}`}
      checked={!left.includes(item)}
      label={
        <span className="wrap">
          {item.setting} <span className="cap muted">{baseName(item.file)}</span>
        </span>
      }
      onChange={(_, { checked }) => onLeft(checked === true ? left.filter((other) => other !== item) : [...left, item])}
    />
  ));
}

/** What would still be wrong in the files after saving. */
function After({ problems }: { readonly problems: readonly Diagnostic[] }) {
  return (
    <div className="stack cb">
      {problems.length === 0 ? (
        <ResultMark tone="pass">No problem in the files after saving</ResultMark>
      ) : (
        <ResultMark tone="warn">{count(problems.length, 'problem')} in the files after saving</ResultMark>
      )}
      {problems.map((problem, index) => (
        <DiagnosticNotice key={index} diagnostic={problem} />
      ))}
    </div>
  );
}
