import { Link } from '@fluentui/react-components';
import { ScrollBox } from '../../components/ScrollBox.tsx';
import { Empty } from '../../components/States.tsx';
import { count } from '../../components/words.ts';
import type { ReadFile } from './Editor.tsx';

/** What the file comes to, in plain sentences; each leads to its line. */
export function Meaning({
  meaning: { says, rest },
  isScript,
  onLine,
}: {
  readonly meaning: ReadFile['meaning'];
  readonly isScript: boolean;
  readonly onLine: (line: number) => void;
}) {
  if (says.length === 0)
    return (
      <Empty title="Nothing is known to say about this file">Its settings stand in the form and in the source.</Empty>
    );
  return (
    <ScrollBox label="What this means" className="cb stack">
      <ul className="meaning" aria-label="What the file comes to">
        {says.map(({ setting, line, says: sentence }) => (
          <li key={`${line} ${setting}`}>
            <Link onClick={() => onLine(line)} title={setting}>
              {line}
            </Link>
            <span className="wrap">{sentence}</span>
          </li>
        ))}
      </ul>
      {rest === 0 ? null : (
        <p className="cap muted">
          {count(rest, isScript ? 'further line' : 'further setting')} of the file: see the source.
        </p>
      )}
    </ScrollBox>
  );
}
