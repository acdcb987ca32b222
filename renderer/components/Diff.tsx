import { useMemo } from 'react';
import type { ShownChange } from '../../shared/model/proposal.ts';
import { LONG, LongList } from './LongList.tsx';
import { ScrollBox } from './ScrollBox.tsx';

/** Height of a line that does not wrap, in pixels. */
const LINE_HEIGHT = 20;

/** The whole difference of some changes, in a part that scrolls on its own; of a long one only what is on the screen exists. */
export function Differences({
  label,
  changes,
  className = '',
}: {
  readonly label: string;
  readonly changes: readonly ShownChange[];
  readonly className?: string;
}) {
  const lines = useMemo(() => changes.flatMap((change) => [nameLine(change), ...linesOf(change)]), [changes]);
  if (lines.length > LONG)
    return (
      <LongList
        label={label}
        className={`code diff ${className}`}
        count={lines.length}
        height={LINE_HEIGHT}
        itemAt={(index) => shownLine(lines[index])}
      />
    );
  return (
    <ScrollBox label={label} className={className}>
      {changes.map((change, index) => (
        <Diff key={index} change={change} />
      ))}
    </ScrollBox>
  );
}

/** One change as removed and added lines; long lines wrap and are never cut. */
export function Diff({ change }: { readonly change: ShownChange }) {
  const name = nameLine(change);
  return (
    <figure className="code diff" aria-label={`Difference of ${name.text}`}>
      {[name, ...linesOf(change)].map((line, index) => (
        <Line key={index} line={line} />
      ))}
    </figure>
  );
}

const SIDES: Readonly<Record<DiffLine['kind'], { readonly sign: string; readonly spoken: string }>> = {
  add: { sign: '+', spoken: 'Added: ' },
  del: { sign: '−', spoken: 'Removed: ' },
  same: { sign: '', spoken: '' },
  hunk: { sign: '', spoken: '' },
};

function shownLine(line: DiffLine | undefined) {
  return line === undefined ? null : <Line line={line} />;
}

function Line({ line }: { readonly line: DiffLine }) {
  const { sign, spoken } = SIDES[line.kind];
  return (
    <div className={`ln ${line.kind}`}>
      <i aria-hidden="true">{sign}</i>
      <span>
        {spoken === '' ? null : <span className="sr">{spoken}</span>}
        {line.text}
      </span>
    </div>
  );
}

function nameLine(change: ShownChange): DiffLine {
  const { file, key = '', value } = change;
  return {
    kind: 'hunk',
    text: file ?? (value === undefined ? key : `${key}, value ${value === '' ? '(default)' : value}`),
  };
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
