import { useRef, type KeyboardEvent } from 'react';

export interface TabItem<T extends string> {
  readonly value: T;
  readonly word: string;
}

/**
 * Tabs with one tab stop; arrows, Home and End choose. (Fluent's own adds hidden focusable parts on both sides, which
 * screen readers meet and axe reports.)
 */
export function Tabs<T extends string>({
  label,
  items,
  selected,
  onSelect,
}: {
  readonly label: string;
  readonly items: readonly TabItem<T>[];
  readonly selected: T;
  readonly onSelect: (value: T) => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  const onKey = (event: KeyboardEvent): void => {
    const at = items.findIndex((item) => item.value === selected);
    const targets: Readonly<Record<string, number>> = {
      ArrowRight: (at + 1) % items.length,
      ArrowLeft: (at + items.length - 1) % items.length,
      Home: 0,
      End: items.length - 1,
    };
    const next = targets[event.key];
    const item = next === undefined ? undefined : items[next];
    if (next === undefined || item === undefined) return;
    event.preventDefault();
    onSelect(item.value);
    list.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <div ref={list} className="tabs" role="tablist" aria-label={label}>
      {items.map((item) => (
        <button
          key={item.value}
          type="button"
          role="tab"
          aria-selected={item.value === selected}
          tabIndex={item.value === selected ? 0 : -1}
          onClick={() => onSelect(item.value)}
          onKeyDown={onKey}
        >
          {item.word}
        </button>
      ))}
    </div>
  );
}
