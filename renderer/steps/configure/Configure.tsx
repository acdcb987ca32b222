import { Button } from '@fluentui/react-components';
import { ArrowRedoRegular, ArrowUndoRegular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { Screen } from '../../components/Screen.tsx';
import { Empty, Failed, Skeleton } from '../../components/States.tsx';
import { count } from '../../components/words.ts';
import { useLoad } from '../../useLoad.ts';
import { useVolume, useWorkbench } from '../../workbench.ts';
import { AnswerFiles, ANSWER_FILES } from './answer/AnswerFiles.tsx';
import { Contradictions, CONTRADICTIONS } from './contradictions/Contradictions.tsx';
import { Editor } from './Editor.tsx';
import { FileList, SERVICE_PROPERTIES } from './FileList.tsx';
import { SaveDialog } from './SaveDialog.tsx';
import { ServiceProperties } from './serviceProperties/ServiceProperties.tsx';
import { useSimulateEdits } from './useSimulateEdits.ts';

/** Pages that are no file. */
const VIEWS: readonly (string | null)[] = [SERVICE_PROPERTIES, ANSWER_FILES, CONTRADICTIONS];

/** What will the files do? Files on the left; form beside source; one combined difference before anything is saved. */
export function Configure() {
  const { client, draft, go, route, version, refusal } = useWorkbench();
  const volume = useVolume();
  const [saving, setSaving] = useState(false);
  const list = useLoad(`config:${volume}:${version}`, 'listing the settings files', () =>
    client.config.list.query({ volume }),
  );
  const files = list.value?.files ?? [];
  const selected = route.page ?? files.find((file) => file.wins === true)?.path ?? files[0]?.path ?? null;
  const many = draft.edits.length;
  useEditKeys(() => many > 0 && setSaving(true));
  return (
    <Screen
      name="Configure"
      meta={list.value === null ? '' : `${count(files.length, 'file')} read`}
      answer={answerWords(files.length, many, list.loading && list.value === null)}
      actions={<Actions onSave={() => setSaving(true)} />}
      layout="rows-auto"
    >
      {list.problem === null ? null : <Failed problem={list.problem} retry={list.reload} />}
      <div className="split cols-config">
        <FileList files={files} selected={selected} onSelect={(file) => go('configure', file)} />
        {list.value === null && list.loading ? (
          <section className="card">
            <Skeleton lines={10} />
          </section>
        ) : null}
        {list.value !== null && files.length === 0 && !VIEWS.includes(selected) ? (
          <section className="card">
            <Empty title="No settings file was found on this volume">
              Answer files (unattend.xml, sysprep2008.xml), EC2Config settings and scripts would be here.
            </Empty>
          </section>
        ) : null}
        {selected === SERVICE_PROPERTIES ? <ServiceProperties /> : null}
        {selected === ANSWER_FILES ? <AnswerFiles /> : null}
        {selected === CONTRADICTIONS ? <Contradictions /> : null}
        {selected !== null && !VIEWS.includes(selected) ? <Editor key={selected} file={selected} /> : null}
      </div>
      {saving ? <SaveDialog refusal={refusal} onClose={() => setSaving(false)} /> : null}
    </Screen>
  );
}

function Actions({ onSave }: { readonly onSave: () => void }) {
  const { draft, edit } = useWorkbench();
  const many = draft.edits.length;
  const simulate = useSimulateEdits();
  return (
    <>
      <Button
        appearance="subtle"
        icon={<ArrowUndoRegular />}
        aria-label="Undo, Ctrl+Z"
        title="Undo, Ctrl+Z"
        disabled={draft.past.length === 0}
        onClick={() => edit({ kind: 'undo' })}
      />
      <Button
        appearance="subtle"
        icon={<ArrowRedoRegular />}
        aria-label="Redo, Ctrl+Y"
        title="Redo, Ctrl+Y"
        disabled={draft.future.length === 0}
        onClick={() => edit({ kind: 'redo' })}
      />
      <Button disabled={many === 0} onClick={() => edit({ kind: 'discard' })}>
        Discard
      </Button>
      <Button disabled={many === 0} onClick={simulate}>
        Simulate unsaved
      </Button>
      <Button appearance={many === 0 ? 'secondary' : 'primary'} disabled={many === 0} onClick={onSave}>
        {many === 0 ? 'No changes to save' : `Show and save ${count(many, 'change')}…`}
      </Button>
    </>
  );
}

function answerWords(files: number, changes: number, loading: boolean): string {
  if (loading) return 'The settings files are being read.';
  const unsaved = changes === 0 ? 'no unsaved changes' : count(changes, 'unsaved change');
  return `${count(files, 'settings file')}, ${unsaved}.`;
}

/** Ctrl+Z, Ctrl+Y and Ctrl+S; inside a text box undo and redo stay with the box. Leaving with changes asks first. */
function useEditKeys(save: () => void): void {
  const { draft, edit } = useWorkbench();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      const typing = event.target instanceof HTMLInputElement && event.target.type === 'text';
      if (key === 's') save();
      else if (typing) return;
      else if (key === 'z' && !event.shiftKey) edit({ kind: 'undo' });
      else if (key === 'y' || key === 'z') edit({ kind: 'redo' });
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
  const unsaved = draft.edits.length > 0;
  useEffect(() => {
    if (!unsaved) return undefined;
    const onLeave = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', onLeave);
    return () => window.removeEventListener('beforeunload', onLeave);
  }, [unsaved]);
}
