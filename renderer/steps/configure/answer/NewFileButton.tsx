import { Button } from '@fluentui/react-components';
import type { PresetSummary } from '../../../../shared/model/presets.ts';
import { downloadText } from '../../../downloadText.ts';
import { problemOf } from '../../../problem.ts';
import { useVolume, useWorkbench } from '../../../workbench.ts';

/** Saves a new answer file of a preset on this PC, for the architecture of the volume; the volume is left alone. */
export function NewFileButton({ preset }: { readonly preset: PresetSummary }) {
  const { client, tell } = useWorkbench();
  const volume = useVolume();
  const save = async (): Promise<void> => {
    try {
      const { text, architecture } = await client.config.newAnswerFile.query({ volume, preset: preset.id });
      const name = `unattend-${preset.id}.xml`;
      downloadText(name, 'application/xml', text);
      tell(`${name} is saved, for ${architecture}.`);
    } catch (error) {
      tell(problemOf(error, 'making the new answer file').summary);
    }
  };
  return <Button onClick={() => void save()}>Save as a new file</Button>;
}
