import { Button } from '@fluentui/react-components';
import { HardDriveRegular, LockClosedRegular } from '@fluentui/react-icons';
import { Failed, Skeleton } from '../../components/States.tsx';
import { useLoad } from '../../useLoad.ts';
import { useWorkbench } from '../../workbench.ts';

/** Volumes found on this PC; each opens with one click. */
export function VolumeChoice() {
  const { client, open } = useWorkbench();
  const found = useLoad('candidates', 'looking for Windows volumes', () => client.volume.candidates.query());
  return (
    <section className="card" aria-label="A volume on this PC">
      <div className="choice">
        <HardDriveRegular aria-hidden />
        <h2>A volume on this PC</h2>
        <span className="cap muted">Second disk, attached snapshot, mounted VHDX</span>
      </div>
      <div>
        {found.problem === null ? null : <Failed problem={found.problem} retry={found.reload} />}
        {found.value === null && found.loading ? <Skeleton lines={3} /> : null}
        {found.value?.length === 0 ? (
          <p className="muted">
            No other Windows volume is attached. Attach the image’s root volume as a second disk, or give its folder.
          </p>
        ) : null}
        {found.value === null || found.value.length === 0 ? null : (
          <ul className="found">
            {found.value.map((volume) => (
              <li key={volume.path}>
                {volume.state === 'locked' ? (
                  <LockClosedRegular fontSize={20} aria-hidden />
                ) : (
                  <HardDriveRegular fontSize={20} aria-hidden />
                )}
                <span className="stack tight">
                  <span className="strong cut" title={volume.path}>
                    {volume.label}
                  </span>
                  <span className="cap muted wrap">{volume.note}</span>
                </span>
                <Button
                  size="small"
                  disabled={volume.state === 'locked'}
                  aria-label={`Open ${volume.label}`}
                  onClick={() => open(volume.path)}
                >
                  Open
                </Button>
              </li>
            ))}
          </ul>
        )}
      </div>
      <div>
        <Button onClick={found.reload}>Look again</Button>
      </div>
    </section>
  );
}
