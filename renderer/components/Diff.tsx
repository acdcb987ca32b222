import type { ShownChange } from '../../shared/model/proposal.ts';

/** One change as removed and added lines; long lines wrap and are never cut. */
export function Diff({ change }: { readonly change: ShownChange }) {
  const name = change.file ?? change.key ?? '';
  return (
    <figure className="code diff" aria-label={`Difference of ${name}`}>
      <div className="ln hunk">
        <i />
        <span>{name}</span>
      </div>
      {linesOf(change).map((line, index) => (
        <div key={index} className={`ln ${line.kind}`}>
          <i aria-hidden="true">{line.kind === 'add' ? '+' : line.kind === 'del' ? '−' : ''}</i>
          <span>
            {line.kind === 'add' || line.kind === 'del' ? (
              <span className="sr">{line.kind === 'add' ? 'Added: ' : 'Removed: '}</span>
            ) : null}
            {line.text}
          </span>
        </div>
      ))}
    </figure>
  );
}

export interface DiffLine {
  readonly kind: 'add' | 'del' | 'same' | 'hunk';
  readonly text: string;
}

/** The lines of a change: those of its unified difference, else its two sides in full. */
export function linesOf(change: ShownChange): readonly DiffLine[] {
  if (change.diff !== undefined) return unifiedLines(change.diff);
  return [...sideLines(change.before, 'del'), ...sideLines(change.after, 'add')];
}

function sideLines(text: string | null, kind: 'add' | 'del'): readonly DiffLine[] {
  return text === null ? [] : text.split(/\r\n|\n|\r/).map((line) => ({ kind, text: line }));
}

function unifiedLines(diff: string): readonly DiffLine[] {
  return diff
    .split('\n')
    .map((line) => line.replace(/\r$/, ''))
    .filter((line) => !/^(---|\+\+\+|Index:|=====)/.test(line) && line !== '')
    .map((line) => {
      if (line.startsWith('@@')) return { kind: 'hunk', text: line.replace(/^@@[^@]*@@ ?/, '') || '…' };
      if (line.startsWith('+')) return { kind: 'add', text: line.slice(1) };
      if (line.startsWith('-')) return { kind: 'del', text: line.slice(1) };
      return { kind: 'same', text: line.startsWith(' ') ? line.slice(1) : line };
    });
}
