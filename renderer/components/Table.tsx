import type { ReactNode } from 'react';

export interface TableRow {
  readonly key: string;
  readonly cells: readonly ReactNode[];
  readonly className?: string;
}

/** A short table for reading; long or selectable lists are a Grid. */
export function Table({
  label,
  columns,
  head,
  rows,
}: {
  readonly label: string;
  readonly columns: string;
  readonly head: readonly ReactNode[];
  readonly rows: readonly TableRow[];
}) {
  return (
    <div role="table" aria-label={label}>
      <div className={`lr th ${columns}`} role="row">
        {head.map((cell, index) => (
          <span key={index} role="columnheader">
            {cell}
          </span>
        ))}
      </div>
      {rows.map((row) => (
        <div key={row.key} className={`lr ${columns} ${row.className ?? ''}`} role="row">
          {row.cells.map((cell, index) => (
            <span key={index} role="cell">
              {cell}
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}
