import { Failed, Skeleton } from '../../../components/States.tsx';
import { ScrollBox } from '../../../components/ScrollBox.tsx';
import { Tabs, type TabItem } from '../../../components/Tabs.tsx';
import { useLoad } from '../../../useLoad.ts';
import { useKept, useVolume, useWorkbench } from '../../../workbench.ts';
import { Compare } from './Compare.tsx';
import { Presets } from './Presets.tsx';
import { Winner } from './Winner.tsx';

/** The page about all answer files; no file has this path. */
export const ANSWER_FILES = 'answer-files';

type View = 'wins' | 'compare' | 'presets';

const VIEWS: readonly TabItem<View>[] = [
  { value: 'wins', word: 'Which one wins' },
  { value: 'compare', word: 'Compare' },
  { value: 'presets', word: 'Presets' },
];

/** What is to be known about all answer files of the volume: which one wins, how two differ, presets for them. */
export function AnswerFiles() {
  const { client, version } = useWorkbench();
  const volume = useVolume();
  const [view, setView] = useKept<View>('answerFiles', 'wins');
  const search = useLoad(`answerFiles:${volume}:${version}`, 'searching the answer files', () =>
    client.config.answerFiles.query({ volume }),
  );
  return (
    <section className="card col" aria-label="Answer files">
      <div className="ch">
        <h2 className="grow cut">Answer files</h2>
        <Tabs label="Views of the answer files" items={VIEWS} selected={view} onSelect={setView} />
      </div>
      <ScrollBox label="Answer files of the volume" className="answers">
        {search.problem === null ? null : (
          <div className="cb">
            <Failed problem={search.problem} retry={search.reload} />
          </div>
        )}
        {search.value === null && search.loading ? <Skeleton lines={10} /> : null}
        {search.value === null ? null : (
          <>
            {view === 'wins' ? <Winner search={search.value} /> : null}
            {view === 'compare' ? <Compare files={search.value.files.map(({ file }) => file)} /> : null}
            {view === 'presets' ? <Presets search={search.value} /> : null}
          </>
        )}
      </ScrollBox>
    </section>
  );
}
