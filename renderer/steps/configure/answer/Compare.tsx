import { Notice } from '../../../components/Notice.tsx';
import { ResultMark } from '../../../components/ResultMark.tsx';
import { Empty, Failed, Skeleton } from '../../../components/States.tsx';
import { useLoad } from '../../../useLoad.ts';
import { useKept, useVolume, useWorkbench } from '../../../workbench.ts';
import { differenceWords, shortName } from './answerWords.ts';
import { DifferenceTable } from './DifferenceTable.tsx';
import { FileChoice } from './FileChoice.tsx';

interface Pair {
  readonly before: string;
  readonly after: string;
}

/** What two answer files of the volume say differently, by meaning; the files as they are saved. */
export function Compare({ files }: { readonly files: readonly string[] }) {
  const [kept, setPair] = useKept<Pair | null>('answerPair', null);
  const [first, second] = files;
  if (first === undefined || second === undefined)
    return (
      <Empty title={files.length === 0 ? 'No answer file was found' : 'There is one answer file only'}>
        Two are needed. On the command line “config diff” compares files from anywhere on this PC.
      </Empty>
    );
  const pair = {
    before: kept !== null && files.includes(kept.before) ? kept.before : first,
    after: kept !== null && files.includes(kept.after) ? kept.after : second,
  };
  return (
    <>
      <div className="cb row rows pair">
        <FileChoice
          label="First file"
          files={files}
          file={pair.before}
          onFile={(before) => setPair({ ...pair, before })}
        />
        <FileChoice
          label="Second file"
          files={files}
          file={pair.after}
          onFile={(after) => setPair({ ...pair, after })}
        />
      </div>
      <Comparison pair={pair} />
    </>
  );
}

function Comparison({ pair: { before, after } }: { readonly pair: Pair }) {
  const { client, version } = useWorkbench();
  const volume = useVolume();
  const compared = useLoad(`compare:${volume}:${before}:${after}:${version}`, 'comparing the two files', () =>
    client.config.compare.query({ volume, before, after }),
  );
  if (compared.problem !== null)
    return (
      <div className="cb">
        <Failed problem={compared.problem} retry={compared.reload} />
      </div>
    );
  if (compared.value === null) return <Skeleton lines={6} />;
  const { changes, complete } = compared.value;
  return (
    <>
      <div className="cb stack thin">
        {complete ? null : (
          <Notice tone="unknown" title="Not all of it was compared: a file is damaged or very large." />
        )}
        {changes.length === 0 && complete ? (
          <ResultMark tone="pass">
            The two files say the same. Order, comments and blanks make no difference.
          </ResultMark>
        ) : (
          <p className="strong">{differenceWords(changes)}</p>
        )}
      </div>
      {changes.length === 0 ? null : (
        <DifferenceTable
          label="Settings that differ"
          changes={changes}
          sides={
            before === after
              ? ['first', 'second']
              : [shortName(before, [before, after]), shortName(after, [before, after])]
          }
        />
      )}
    </>
  );
}
