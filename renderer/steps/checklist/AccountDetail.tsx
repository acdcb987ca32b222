import { CopyButton } from '../../components/Evidence.tsx';
import { RESULT_TONES, ResultMark } from '../../components/ResultMark.tsx';
import { ScrollBox } from '../../components/ScrollBox.tsx';
import { RESULT_WORDS, time } from '../../components/words.ts';
import type { AccountRow } from './accountRows.ts';
import { DecisionMark, sizeWords } from './AccountTable.tsx';
import { sourceCommands } from './sourceCommands.ts';

/** The selected row in full: what to do about it and why, and how. */
export function AccountDetail({ row, offline }: { readonly row: AccountRow; readonly offline: boolean }) {
  const commands = sourceCommands(row);
  return (
    <ScrollBox label={`About ${row.name}`} className={`rowdetail stack ${commands.length > 0 ? 'two' : ''}`}>
      <div className="stack">
        <div className="row rows">
          <strong className="strong wrap">{row.name}</strong>
          <ResultMark tone={RESULT_TONES[row.result]}>{RESULT_WORDS[row.result]}</ResultMark>
          <span className="tag">
            <DecisionMark kind={row.decision.kind} />
          </span>
        </div>
        <p className="wrap">
          {row.decision.why}
          {row.wrong.length === 0 ? null : <span className="muted"> Found: {row.wrong.join(', ')}.</span>}
        </p>
        <p className="cap muted wrap">
          {[row.sid, row.used === null ? '' : `last used ${time(row.used.at)} (${row.used.words})`, sizeWords(row)]
            .filter(Boolean)
            .join(', ')}
        </p>
      </div>
      <How row={row} offline={offline} commands={commands} />
    </ScrollBox>
  );
}

function How({
  row,
  offline,
  commands,
}: {
  readonly row: AccountRow;
  readonly offline: boolean;
  readonly commands: readonly string[];
}) {
  if (offline)
    return <p className="muted">The profile key is removed here, on this volume, with the difference below.</p>;
  if (row.decision.kind !== 'remove') return null;
  if (commands.length === 0)
    return (
      <p className="muted">
        Its name holds a character that could mean something else at the prompt, so no command is given.
      </p>
    );
  return (
    <div className="evid">
      <div className="eh">
        <span className="grow">At an elevated prompt of the source machine</span>
        <CopyButton text={commands.join('\r\n')} name="Copy these commands" />
      </div>
      <pre>{commands.join('\n')}</pre>
    </div>
  );
}
