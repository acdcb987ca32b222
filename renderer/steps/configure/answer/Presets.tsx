import { Radio, RadioGroup } from '@fluentui/react-components';
import type { AnswerFileSearch } from '../../../../shared/model/answerFileSearch.ts';
import type { PresetSummary } from '../../../../shared/model/presets.ts';
import { CERTAINTY_WORDS } from '../../../components/words.ts';
import { Failed, Skeleton } from '../../../components/States.tsx';
import { useLoad } from '../../../useLoad.ts';
import { useKept, useWorkbench } from '../../../workbench.ts';
import { PresetPreview } from './PresetPreview.tsx';

/** The presets, and what the chosen one would change in an answer file of the volume. */
export function Presets({ search }: { readonly search: AnswerFileSearch }) {
  const { client } = useWorkbench();
  const [chosen, setChosen] = useKept('answerPreset', 'minimal');
  const list = useLoad('presets', 'reading the presets', () => client.config.presets.query());
  if (list.problem !== null)
    return (
      <div className="cb">
        <Failed problem={list.problem} retry={list.reload} />
      </div>
    );
  const presets = list.value?.presets ?? [];
  const preset = presets.find(({ id }) => id === chosen) ?? presets[0];
  if (preset === undefined) return <Skeleton lines={6} />;
  return (
    <div className="presets">
      <div className="cb">
        <RadioGroup
          className="choices"
          aria-label="Preset"
          value={preset.id}
          onChange={(_, { value }) => setChosen(value)}
        >
          {presets.map((each) => (
            <Radio key={each.id} value={each.id} label={<Label preset={each} />} />
          ))}
        </RadioGroup>
      </div>
      <PresetPreview key={preset.id} preset={preset} search={search} />
    </div>
  );
}

function Label({ preset: { title, explains, source } }: { readonly preset: PresetSummary }) {
  return (
    <>
      <span className="strong">{title}</span>
      <span className="cap muted explains" title={`${source.document} (${CERTAINTY_WORDS[source.certainty]})`}>
        {explains}
      </span>
    </>
  );
}
