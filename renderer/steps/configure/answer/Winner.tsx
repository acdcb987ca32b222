import { Link } from '@fluentui/react-components';
import type {
  AnswerFileSearch,
  AnswerFileState,
  PassStanding,
  SearchedPlace,
} from '../../../../shared/model/answerFileSearch.ts';
import { baseName } from '../../../../shared/base/winPath.ts';
import { MiddleCut } from '../../../components/MiddleCut.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { ResultMark, type Tone } from '../../../components/ResultMark.tsx';
import { Empty } from '../../../components/States.tsx';
import { Table, type TableRow } from '../../../components/Table.tsx';
import { useWorkbench } from '../../../workbench.ts';
import { passwordWords, winnerWords } from './answerWords.ts';

const STANDINGS: Readonly<Record<PassStanding, { readonly tone: Tone; readonly word: string }>> = {
  wins: { tone: 'pass', word: 'wins' },
  behind: { tone: 'na', word: 'not reached' },
  processed: { tone: 'na', word: 'processed' },
  lacks: { tone: 'na', word: 'not in it' },
};

const STATES: Readonly<
  Record<Exclude<SearchedPlace['state'], 'found'>, { readonly tone: Tone; readonly word: string }>
> = {
  absent: { tone: 'na', word: 'nothing there' },
  elsewhere: { tone: 'na', word: 'not on this volume' },
  unreadable: { tone: 'unknown', word: 'cannot be read' },
  refused: { tone: 'fail', word: 'damaged or no answer file' },
};

/** Which answer file wins: the answer, every place of the search, and what became of each file. */
export function Winner({ search }: { readonly search: AnswerFileSearch }) {
  const { tone, title, doubts } = winnerWords(search);
  return (
    <>
      <div className="cb">
        <Notice tone={tone} title={title}>
          {doubts.map((doubt) => (
            <p key={doubt}>{doubt}</p>
          ))}
        </Notice>
      </div>
      <Table
        label="Places where Windows looks at the first boot, in its order"
        columns="cols-places"
        head={['Rank', 'Place', 'specialize', 'oobeSystem']}
        rows={search.places.map(placeRow)}
      />
      <h3 className="cb thin">Answer files on this volume</h3>
      {search.files.length === 0 ? (
        <Empty title="No answer file was found on this volume">
          The presets make a new one; sysprep.exe is given it with /unattend.
        </Empty>
      ) : (
        <Table
          label="Answer files on this volume"
          columns="cols-answers"
          head={['File', 'Rank', 'Processed already', 'Passwords']}
          rows={search.files.map(fileRow)}
        />
      )}
    </>
  );
}

function placeRow(place: SearchedPlace, index: number): TableRow {
  const { rank, state, passes, note } = place;
  const whole = state === 'found' ? null : STATES[state];
  const wins = passes.some(({ standing }) => standing === 'wins');
  const marks = ['specialize', 'oobeSystem'].map((name) => {
    const standing = passes.find(({ pass }) => pass === name)?.standing;
    const { tone, word } =
      (standing === undefined || state === 'refused' ? whole : STANDINGS[standing]) ?? STATES.absent;
    return (
      <ResultMark key={name} tone={tone}>
        {word}
      </ResultMark>
    );
  });
  return {
    key: `${rank}-${index}`,
    className: wins ? 'tall wins' : 'tall',
    cells: [
      <span key="r" className="num">
        {rank}
      </span>,
      <div key="p" className="stack tight">
        <span className={wins ? 'strong' : ''}>{place.place}</span>
        {note === '' ? null : <span className="cap muted">{note}</span>}
      </div>,
      ...marks,
    ],
  };
}

function fileRow(state: AnswerFileState): TableRow {
  const { file, rank, processed, passwords, cached } = state;
  return {
    key: file,
    cells: [
      <FileLink key="f" file={file} />,
      <span key="r" className="num">
        {rank ?? '–'}
      </span>,
      <span key="d" className="muted">
        {processed.length === 0 ? 'no pass' : processed.join(', ')}
        {cached ? ', a copy of Windows' : ''}
      </span>,
      <span key="p" className="muted">
        {passwordWords(passwords)}
      </span>,
    ],
  };
}

/** A file that a click opens in the editor. */
function FileLink({ file }: { readonly file: string }) {
  const { go } = useWorkbench();
  return (
    <Link as="button" inline title={file} aria-label={`Open ${baseName(file)}`} onClick={() => go('configure', file)}>
      <MiddleCut text={file} />
    </Link>
  );
}
