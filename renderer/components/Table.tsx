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
    <table className="tbl" aria-label={label}>
      <thead>
        <tr className={`lr th ${columns}`}>
          {head.map((cell, index) => (
            <th key={index} scope="col">
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} className={`lr ${columns} ${row.className ?? ''}`}>
            {row.cells.map((cell, index) => (
              <td key={index}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
