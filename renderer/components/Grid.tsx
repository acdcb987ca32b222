/* Rows of a virtual list are placed one by one, which table elements do not allow; the roles say what they are. */
/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-static-element-interactions */
import { useVirtualizer, defaultRangeExtractor, type Range } from '@tanstack/react-virtual';
import { memo, useCallback, useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react';

/** One row of a grid. A group row has a head over the rows below it and can be folded. */
export interface GridRow {
  readonly key: string;
  readonly cells: readonly ReactNode[];
  readonly className?: string;
  /** Only on group rows: whether its rows are shown. */
  readonly expanded?: boolean;
}

/** The head of a column that the rows can be sorted by. */
export interface SortHead {
  readonly word: string;
  /** Null while another column decides the order. */
  readonly sorted: 'ascending' | 'descending' | null;
  readonly onSort: () => void;
  /** Its values are numbers, which stand on the right. */
  readonly numeric?: boolean;
}

export interface GridProps {
  readonly label: string;
  /** Class that names the columns: `cols-find`. */
  readonly columns: string;
  readonly head: readonly (ReactNode | SortHead)[];
  readonly count: number;
  /** Null while the row is being fetched. */
  readonly rowAt: (index: number) => GridRow | null;
  readonly selected: number;
  readonly onSelect: (index: number) => void;
  /** Space on a row whose first cell is a check box. */
  readonly onMark?: (index: number) => void;
  /** Enter, Space (unless it marks) or a double click on a row. */
  readonly onOpen?: (index: number) => void;
  /** Folds or unfolds the group row at an index; Left, Right, Enter and a click. */
  readonly onFold?: (index: number, open: boolean) => void;
  /** Told which rows are on the screen, for lists that fetch as they scroll. */
  readonly onRange?: (first: number, last: number) => void;
}

const ROW_HEIGHT = 32;
const PAGE = 10;

/**
 * A list of any length with one tab stop: arrows, Home, End and Page keys move the selection, which follows focus.
 * Only rows on the screen exist; the selected one always does, so that a screen reader can name it.
 */
export function Grid(props: GridProps) {
  const { count, selected, onRange } = props;
  const id = useId();
  const viewport = useRef<HTMLDivElement>(null);
  const rangeExtractor = useCallback(
    (range: Range) => {
      const shown = defaultRangeExtractor(range);
      return selected < 0 || selected >= count || shown.includes(selected)
        ? shown
        : [...shown, selected].sort((a, b) => a - b);
    },
    [selected, count],
  );
  // The rows are read from it in this very component, so nothing memoizes a stale one.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => viewport.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    // The head sticks to the top of the same scrolling part, so rows begin below it and must not hide under it.
    scrollMargin: ROW_HEIGHT,
    scrollPaddingStart: ROW_HEIGHT,
    rangeExtractor,
  });
  const first = virtual.range?.startIndex ?? 0;
  const last = virtual.range?.endIndex ?? 0;
  useEffect(() => onRange?.(first, last), [first, last, onRange]);
  useEffect(() => {
    if (selected >= 0 && selected < count) virtual.scrollToIndex(selected, { align: 'auto' });
  }, [selected, count, virtual]);
  const rowId = (index: number): string => `${id}-${index}`;
  return (
    <div
      className="virtual"
      ref={viewport}
      role={props.onFold === undefined ? 'grid' : 'treegrid'}
      aria-label={props.label}
      aria-rowcount={count + 1}
      tabIndex={0}
      aria-activedescendant={selected >= 0 && selected < count ? rowId(selected) : undefined}
      onKeyDown={(event) => onKey(event, props)}
    >
      <Head head={props.head} columns={props.columns} />
      <div className="inner" role="rowgroup" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => (
          <Row
            key={item.key}
            id={rowId(item.index)}
            index={item.index}
            top={item.start - ROW_HEIGHT}
            selected={item.index === selected}
            grid={props}
          />
        ))}
      </div>
    </div>
  );
}

function Head({ head, columns }: Pick<GridProps, 'head' | 'columns'>) {
  return (
    <div role="rowgroup" className="sticky">
      <div className={`lr th ${columns}`} role="row" aria-rowindex={1}>
        {head.map((cell, index) =>
          !isSortHead(cell) ? (
            <span key={index} role="columnheader">
              {cell}
            </span>
          ) : (
            <span
              key={index}
              role="columnheader"
              aria-sort={cell.sorted ?? 'none'}
              className={cell.numeric === true ? 'num' : ''}
            >
              <button type="button" className="sort" onClick={cell.onSort}>
                {cell.word}
                <span aria-hidden="true">{cell.sorted === null ? '' : cell.sorted === 'ascending' ? '↑' : '↓'}</span>
              </button>
            </span>
          ),
        )}
      </div>
    </div>
  );
}

function isSortHead(cell: ReactNode | SortHead): cell is SortHead {
  return typeof cell === 'object' && cell !== null && 'onSort' in cell;
}

interface RowProps {
  readonly id: string;
  readonly index: number;
  readonly top: number;
  readonly selected: boolean;
  /** The same object for as long as only the scrolling changes, so that rows which stay are not made anew. */
  readonly grid: GridProps;
}

const Row = memo(function Row({ id, index, top, selected, grid }: RowProps) {
  const row = grid.rowAt(index);
  const group = row?.expanded !== undefined;
  const kind = group ? 'group' : grid.columns;
  return (
    // The grid itself takes the keys; a row only takes the mouse.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={id}
      className={`lr at pick ${kind} ${selected ? 'sel' : ''} ${row?.className ?? ''}`}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      aria-expanded={row?.expanded}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => pick(index, grid)}
      onDoubleClick={() => grid.onOpen?.(index)}
    >
      {row === null ? (
        <span className="skel" role="gridcell" aria-label="Loading" />
      ) : (
        row.cells.map((cell, at) => (
          <span key={at} role="gridcell">
            {cell}
          </span>
        ))
      )}
    </div>
  );
});

function pick(index: number, props: GridProps): void {
  const row = props.rowAt(index);
  props.onSelect(index);
  if (row?.expanded !== undefined) props.onFold?.(index, !row.expanded);
}

function onKey(event: KeyboardEvent, props: GridProps): void {
  if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return;
  const target = moved(event.key, props);
  if (target !== null) {
    event.preventDefault();
    if (target >= 0 && target < props.count) props.onSelect(target);
    return;
  }
  const row = props.rowAt(props.selected);
  if (row?.expanded !== undefined && ['ArrowLeft', 'ArrowRight', 'Enter', ' '].includes(event.key)) {
    event.preventDefault();
    const open = event.key === 'ArrowRight' || (event.key !== 'ArrowLeft' && !row.expanded);
    props.onFold?.(props.selected, open);
  } else if (event.key === ' ' && props.onMark !== undefined) {
    event.preventDefault();
    props.onMark(props.selected);
  } else if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault();
    props.onOpen?.(props.selected);
  }
}

function moved(key: string, { count, selected }: GridProps): number | null {
  const end = count - 1;
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: Math.min(end, selected + 1),
    ArrowUp: Math.max(0, selected - 1),
    Home: 0,
    End: end,
    PageDown: Math.min(end, selected + PAGE),
    PageUp: Math.max(0, selected - PAGE),
  };
  return steps[key] ?? null;
}
