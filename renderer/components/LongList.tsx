import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, type ReactNode } from 'react';

/** Lists of more items than this are long: they scroll on their own, and what is not on the screen does not exist. */
export const LONG = 60;

/** A long list to read, whose items may be of any height. Each says its number, since most of them are not there. */
export function LongList({
  label,
  className = '',
  count,
  height,
  itemAt,
}: {
  readonly label: string;
  readonly className?: string;
  readonly count: number;
  /** Of an ordinary item, in pixels. */
  readonly height: number;
  readonly itemAt: (index: number) => ReactNode;
}) {
  const viewport = useRef<HTMLDivElement>(null);
  // The items are read from it in this very component, so nothing memoizes a stale one.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => viewport.current,
    estimateSize: () => height,
    overscan: 6,
  });
  return (
    // It scrolls on its own, so the keyboard must be able to focus it (axe: scrollable-region-focusable).
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role
    <div ref={viewport} className={`scroll long ${className}`} role="group" aria-label={label} tabIndex={0}>
      <ul style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => (
          <li
            key={item.key}
            ref={virtual.measureElement}
            data-index={item.index}
            aria-setsize={count}
            aria-posinset={item.index + 1}
            style={{ transform: `translateY(${item.start}px)` }}
          >
            {itemAt(item.index)}
          </li>
        ))}
      </ul>
    </div>
  );
}
