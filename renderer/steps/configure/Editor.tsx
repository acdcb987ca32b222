import { Button } from '@fluentui/react-components';
import { EyeOffRegular, EyeRegular } from '@fluentui/react-icons';
import { useMemo, useState } from 'react';
import { CONFIG_FORMATS } from '../../../shared/model/config.ts';
import type { Diagnostic } from '../../../shared/model/diagnostic.ts';
import type { Newline } from '../../../shared/model/log.ts';
import type { Outputs } from '../../client.ts';
import { changedLines, Source } from '../../components/Source.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Empty, Failed, Skeleton } from '../../components/States.tsx';
import { baseName } from '../../../shared/base/winPath.ts';
import { useLoad } from '../../useLoad.ts';
import { useKept, useVolume, useWorkbench } from '../../workbench.ts';
import { FileForm } from './form/FileForm.tsx';
import { Meaning } from './Meaning.tsx';
import { Problems } from './Problems.tsx';
import { Tabs } from '../../components/Tabs.tsx';

export type ReadFile = Outputs['config']['read'];
const NEWLINES: Readonly<Record<Newline, string>> = {
  crlf: 'CRLF',
  lf: 'LF',
  cr: 'CR',
  mixed: 'mixed line ends',
  none: 'one line',
};

type View = 'both' | 'form' | 'source' | 'meaning';

/** One file: form beside numbered source with the unsaved edits in it, and its problems below. */
export function Editor({ file }: { readonly file: string }) {
  const { client, draft, version, route } = useWorkbench();
  const volume = useVolume();
  const [view, setView] = useKept<View>('editor', 'both');
  const [shown, setShown] = useState(false);
  const [line, setLine] = useState<number | null>(null);
  const read = useLoad(`file:${volume}:${file}:${version}:${shown}`, `reading ${baseName(file)}`, () =>
    client.config.read.query({ volume, file, showSecrets: shown }),
  );
  const edits = draft.edits.filter((edit) => edit.file === file);
  const preview = useLoad(
    `preview:${volume}:${file}:${version}:${JSON.stringify(edits)}`,
    'laying the edits over',
    async () =>
      edits.length === 0
        ? null
        : client.config.preview.mutate({
            volume,
            edits: edits.map(({ setting, value }) => ({ file, setting, value })),
          }),
  );
  const current = read.value;
  if (read.problem !== null)
    return (
      <section className="card cb" aria-label={baseName(file)}>
        <Failed problem={read.problem} retry={read.reload} />
      </section>
    );
  if (current === null)
    return (
      <section className="card">
        <Skeleton lines={10} />
      </section>
    );
  const problems = edits.length > 0 && preview.value !== null ? preview.value.problems : current.document.problems;
  const after = preview.value?.texts.find((text) => text.file === file);
  return (
    <div className="editarea">
      <section className="card col" aria-label={baseName(file)}>
        <Head current={current} view={view} onView={setView} shown={shown} onShown={setShown} />
        <Body
          file={file}
          current={current}
          view={view}
          text={after?.text ?? current.text}
          meaning={after?.meaning ?? current.meaning}
          onLine={(next) => {
            setLine(next);
            setView('source');
          }}
          problems={current.document.problems}
          badLines={new Set(problems.flatMap((item) => item.where.flatMap((place) => place.line ?? [])))}
          line={line ?? lineOf(current, route.query)}
        />
      </section>
      {preview.problem === null ? null : <Failed problem={preview.problem} />}
      <Problems problems={problems} onLine={setLine} />
    </div>
  );
}

function Head({
  current,
  view,
  onView,
  shown,
  onShown,
}: {
  readonly current: ReadFile;
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly shown: boolean;
  readonly onShown: (shown: boolean) => void;
}) {
  const { document, text, hasSecrets } = current;
  const facts = [
    document.bom === null ? document.encoding.toUpperCase() : `${document.encoding.toUpperCase()} with BOM`,
    NEWLINES[document.newline],
    `${text.split(/\r\n|\n|\r/).length} lines`,
  ];
  return (
    <div className="ch">
      <Tabs<View>
        label="Views of the file"
        items={[
          { value: 'both', word: 'Form and source' },
          { value: 'form', word: 'Form' },
          { value: 'source', word: 'Source' },
          { value: 'meaning', word: 'What this means' },
        ]}
        selected={view}
        onSelect={onView}
      />
      <span className="grow" />
      <span className="cap muted cut">{facts.join(', ')}</span>
      {hasSecrets ? (
        <Button
          size="small"
          icon={shown ? <EyeOffRegular /> : <EyeRegular />}
          aria-pressed={shown}
          onClick={() => onShown(!shown)}
        >
          {shown ? 'Hide secrets' : 'Show secrets'}
        </Button>
      ) : null}
    </div>
  );
}

function Body({
  file,
  current,
  view,
  text,
  meaning,
  onLine,
  problems,
  badLines,
  line,
}: {
  readonly file: string;
  readonly current: ReadFile;
  readonly view: View;
  readonly text: string;
  readonly meaning: ReadFile['meaning'];
  readonly onLine: (line: number) => void;
  /** Of the file as it is on the disk, as the lines of its settings are. */
  readonly problems: readonly Diagnostic[];
  readonly badLines: ReadonlySet<number>;
  readonly line: number | null;
}) {
  const changed = useMemo(() => changedLines(current.text, text), [current.text, text]);
  const { wellFormed, kind } = current.document;
  if (view === 'meaning') return <Meaning meaning={meaning} isScript={kind === 'script'} onLine={onLine} />;
  return (
    <div className={`editor ${view === 'both' ? '' : 'solo'}`}>
      {view === 'source' ? null : (
        <div>
          {wellFormed ? null : (
            <div className="cb">
              <Notice tone="fail" title="The file is damaged; its form shows what could be read.">
                <p>Mend the source first. What is readable is kept as it is.</p>
              </Notice>
            </div>
          )}
          {current.form.length === 0 && current.document.settings.length === 0 ? (
            <Empty title="This file has no form">Its source is shown as it is; it can be changed by remedies.</Empty>
          ) : (
            <FileForm file={file} current={current} problems={problems} />
          )}
        </div>
      )}
      {view === 'form' ? null : (
        <Source
          text={text}
          xml={CONFIG_FORMATS[kind] === 'xml'}
          name={baseName(file)}
          changed={changed}
          bad={badLines}
          line={line}
        />
      )}
    </div>
  );
}

/** The line that the address asks for, by number or by the setting that stands there. */
function lineOf(current: ReadFile, { line, setting }: Readonly<Record<string, string>>): number | null {
  const number = Number(line);
  if (Number.isInteger(number) && number > 0) return number;
  return current.document.settings.find((item) => item.setting === setting)?.line ?? null;
}
