import { Button } from '@fluentui/react-components';
import { FolderRegular } from '@fluentui/react-icons';
import { useState, type DragEvent, type FormEvent } from 'react';
import { problemOf } from '../../problem.ts';
import { useWorkbench } from '../../workbench.ts';

/** A folder that is typed, chosen with the host's picker, or dropped. */
export function FolderChoice({ over }: { readonly over: boolean }) {
  const { client, open, web, tell } = useWorkbench();
  const [path, setPath] = useState('');
  const choose = async (): Promise<void> => {
    try {
      const picked = await client.volume.pick.mutate({ kind: 'folder' });
      if (picked.path !== null) open(picked.path);
    } catch (error) {
      tell(problemOf(error, 'choosing a folder').summary);
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (plain(path) !== '') open(plain(path));
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    const dropped = droppedPath(event.dataTransfer);
    if (dropped === null) tell('The path of what was dropped is not known: type it instead.');
    else open(dropped);
  };
  return (
    <form className="card" aria-label="A copied folder" onSubmit={submit}>
      <div className="choice">
        <FolderRegular aria-hidden />
        <h2>A copied folder</h2>
        <span className="cap muted">Copied Windows folder, or the logs and settings of one</span>
      </div>
      <div className="stack">
        <input
          className="field mono"
          aria-label="Path of the folder"
          placeholder="Path, for example D:\copies\WIN-ORIG"
          spellCheck={false}
          autoComplete="off"
          value={path}
          onChange={(event) => setPath(event.target.value)}
        />
        {web ? (
          <p className="cap muted">A browser does not tell the path of a folder: type it, or paste it here.</p>
        ) : (
          <div className={`drop ${over ? 'over' : ''}`} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
            <span>Drop a folder here</span>
          </div>
        )}
      </div>
      <div className="row rows">
        <Button type="submit" disabled={plain(path) === ''}>
          Open the folder
        </Button>
        {web ? null : <Button onClick={() => void choose()}>Choose folder…</Button>}
      </div>
    </form>
  );
}

/** A path as it is pasted: Windows puts quotes around what is copied as a path. */
function plain(text: string): string {
  return text
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim();
}

/** The window's preload gives dropped files their path; a browser gives text at most. */
function droppedPath(data: DataTransfer): string | null {
  const [file] = data.files;
  const asked = window as unknown as { readonly imageprepPathOf?: (file: File) => string };
  const path = file === undefined ? data.getData('text/plain') : asked.imageprepPathOf?.(file);
  return path === undefined || path === '' ? null : path.replace(/^file:\/\/(\/(?=[A-Za-z]:))?/, '');
}
