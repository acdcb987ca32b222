import { useState } from 'react';
import { Screen } from '../../components/Screen.tsx';
import { DiagnosticNotice, Notice } from '../../components/Notice.tsx';
import { Failed, Working } from '../../components/States.tsx';
import { useLoad } from '../../useLoad.ts';
import { useWorkbench, type Purpose } from '../../workbench.ts';
import { FolderChoice } from './FolderChoice.tsx';
import { RecentVolumes } from './RecentVolumes.tsx';
import { SampleChoice } from './SampleChoice.tsx';
import { VolumeChoice } from './VolumeChoice.tsx';

const PURPOSES: readonly { readonly purpose: Purpose; readonly title: string; readonly text: string }[] = [
  { purpose: 'standard', title: 'It becomes a standard image', text: 'Many new instances start from it.' },
  { purpose: 'backup', title: 'It is a backup of one machine', text: 'Sysprep is wrong for it; you get another way.' },
  { purpose: 'failed', title: 'It already failed', text: 'Troubleshoot opens first.' },
];

/** What do you have? The purpose first, then three ways in, then what was opened before. */
export function Start() {
  const { client, opening, reopen, purpose, setPurpose } = useWorkbench();
  const notices = useLoad('notices', 'reading the notices', () => client.app.notices.query());
  const [over, setOver] = useState(false);
  return (
    <Screen
      name="Start"
      answer="Open a Windows volume, a copied folder, or try a sample."
      why="Opening only reads. Nothing is written until you have seen the difference and approved it."
      layout="flow"
    >
      {(notices.value ?? []).map((notice) => (
        <DiagnosticNotice key={notice.code} diagnostic={notice} />
      ))}
      {opening.kind === 'opening' ? <Working label={`Reading ${opening.path}`} /> : null}
      {opening.kind === 'failed' ? <Failed problem={opening.problem} retry={reopen} /> : null}
      <Purposes purpose={purpose} onPurpose={setPurpose} />
      {purpose === 'backup' ? <BackupAdvice /> : null}
      <div
        className="three"
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={() => setOver(false)}
      >
        <VolumeChoice />
        <FolderChoice over={over} />
        <SampleChoice />
      </div>
      <RecentVolumes />
    </Screen>
  );
}

function Purposes({
  purpose,
  onPurpose,
}: {
  readonly purpose: Purpose;
  readonly onPurpose: (purpose: Purpose) => void;
}) {
  return (
    <fieldset>
      <legend className="strong cb-legend">What is it for?</legend>
      <div className="purposes">
        {PURPOSES.map((item) => (
          <label key={item.purpose}>
            <input
              type="radio"
              name="purpose"
              checked={purpose === item.purpose}
              onChange={() => onPurpose(item.purpose)}
            />
            <span className="strong">{item.title}</span>
            <span className="cap muted second">{item.text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Why Sysprep does not make backups. Source: "Create a standard Amazon Machine Image Using Sysprep". */
function BackupAdvice() {
  return (
    <Notice tone="warn" title="Do not run Sysprep for a backup.">
      <p className="read">
        Sysprep takes away what makes this machine itself: its identity and SID, its membership of a domain, its
        activation and its computer name. A copy that was generalized does not come back as the same machine.
      </p>
      <p className="read">
        Make a snapshot of its EBS volumes, or create an image of the instance without Sysprep. You can still open the
        volume here and look at it; nothing is written.
      </p>
    </Notice>
  );
}
