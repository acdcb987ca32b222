import { Switch } from '@fluentui/react-components';
import { HardDriveRegular, SearchRegular } from '@fluentui/react-icons';
import type { VolumeReport } from '../../shared/model/volume.ts';
import { volumeLine } from '../components/volumeWords.ts';
import { useWorkbench } from '../workbench.ts';

/** The title bar: which volume is open, the command palette, and whether anything may be written. */
export function TitleBar({
  report,
  onPalette,
}: {
  readonly report: VolumeReport | null;
  readonly onPalette: () => void;
}) {
  const { go, settings, changeSettings } = useWorkbench();
  return (
    <header className="titlebar" data-region>
      <img className="brandmark" src={new URL('../icon.svg', import.meta.url).href} alt="" />
      {report === null ? (
        <span className="grow cut">ImagePrep Workbench</span>
      ) : (
        <div className="grow row">
          <button
            type="button"
            className="volume"
            title="Path, hives, agents, fingerprint"
            onClick={() => go('volume')}
          >
            <HardDriveRegular fontSize={20} aria-hidden />
            <b>{report.computerName ?? 'No name'}</b>
            <span className="cut">{volumeLine(report)}</span>
          </button>
        </div>
      )}
      <button type="button" className="search" aria-label="Find or run a command, Ctrl+K" onClick={onPalette}>
        <SearchRegular aria-hidden />
        <span className="grow">Find or run a command</span>
        <span className="kbd">Ctrl+K</span>
      </button>
      <Switch
        className="mode"
        checked={settings.readOnly}
        label="Read-only"
        onChange={(_, { checked }) => changeSettings({ readOnly: checked })}
      />
    </header>
  );
}
