import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { AnswerFileSearch } from '../../../../shared/model/answerFileSearch.ts';
import type { PresetPreview as Preview, PresetSummary } from '../../../../shared/model/presets.ts';
import { baseName } from '../../../../shared/base/winPath.ts';
import { Diff } from '../../../components/Diff.tsx';
import { DiagnosticNotice, Notice } from '../../../components/Notice.tsx';
import { ResultMark } from '../../../components/ResultMark.tsx';
import { Empty, Failed, Skeleton } from '../../../components/States.tsx';
import { count } from '../../../components/words.ts';
import { useLoad } from '../../../useLoad.ts';
import { useVolume, useWorkbench } from '../../../workbench.ts';
import { differenceWords } from './answerWords.ts';
import { DifferenceTable } from './DifferenceTable.tsx';
import { FileChoice } from './FileChoice.tsx';
import { NewFileButton } from './NewFileButton.tsx';

/** What a preset would change in a file: by meaning, as text, and in what lint says; added to the unsaved changes. */
export function PresetPreview({
  preset,
  search: { files, winners },
}: {
  readonly preset: PresetSummary;
  readonly search: AnswerFileSearch;
}) {
  const [chosen, setFile] = useState<string | null>(null);
  const file = chosen ?? winners.find((winner) => winner.file !== null)?.file ?? files[0]?.file ?? null;
  if (file === null)
    return (
      <Empty title="This volume has no answer file to change" actions={<NewFileButton preset={preset} />}>
        A new file of the preset can be saved, for the architecture of this volume.
      </Empty>
    );
  return (
    <div className="preset">
      <div className="cb row rows pair">
        <FileChoice label="Answer file" files={files.map((each) => each.file)} file={file} onFile={setFile} />
        <NewFileButton preset={preset} />
      </div>
      <InFile preset={preset} file={file} />
    </div>
  );
}

function InFile({ preset, file }: { readonly preset: PresetSummary; readonly file: string }) {
  const { client, draft, version } = useWorkbench();
  const volume = useVolume();
  const preview = useLoad(`preset:${volume}:${file}:${preset.id}:${version}`, 'laying the preset over the file', () =>
    client.config.applyPreset.query({ volume, file, preset: preset.id }),
  );
  if (preview.problem !== null)
    return (
      <div className="cb">
        <Failed problem={preview.problem} retry={preview.reload} />
      </div>
    );
  if (preview.value === null) return <Skeleton lines={6} />;
  const { edits, differences, change, introduced, mended } = preview.value;
  if (edits.length === 0)
    return (
      <div className="cb">
        <ResultMark tone="pass">{baseName(file)} says all of this already.</ResultMark>
      </div>
    );
  const unsaved = draft.edits.filter((each) => each.file === file).length;
  return (
    <>
      <div className="cb stack">
        <div className="row rows">
          <p className="strong grow">{differenceWords(differences)}</p>
          <TakeButton preview={preview.value} />
        </div>
        {unsaved === 0 ? null : (
          <Notice tone="na" title={`The file has ${count(unsaved, 'unsaved change')}, which the preview leaves out.`} />
        )}
        {mended.length === 0 ? null : (
          <ResultMark tone="pass">{count(mended.length, 'problem')} of the file would be gone.</ResultMark>
        )}
        {introduced.map((problem, index) => (
          <DiagnosticNotice key={index} diagnostic={problem} />
        ))}
      </div>
      <DifferenceTable
        label="Settings that the preset changes"
        changes={differences}
        sides={['Now', 'With the preset']}
      />
      <details className="cb">
        <summary>Show the change of the text</summary>
        <Diff change={change} />
      </details>
    </>
  );
}

/** Adds the edits of a preset to the unsaved changes, where they can be looked at, simulated and saved with others. */
function TakeButton({ preview: { preset, edits } }: { readonly preview: Preview }) {
  const { edit, tell } = useWorkbench();
  const take = (): void => {
    edit({ kind: 'set', edits: edits.map((each) => ({ ...each, secret: false, group: `preset-${preset.id}` })) });
    tell('The edits are added to the unsaved changes. Nothing is written yet.');
  };
  return (
    <Button appearance="primary" onClick={take}>
      Add {count(edits.length, 'change')} to the unsaved
    </Button>
  );
}
