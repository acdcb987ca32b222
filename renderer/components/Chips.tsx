import type { ReactNode } from 'react';
import { Shape, type Tone } from './ResultMark.tsx';
import { number } from './words.ts';

export interface ChipItem<T extends string> {
  readonly value: T;
  readonly word: string;
  /** Null while it is not known. */
  readonly count: number | null;
  readonly tone?: Tone;
}

/** A row of toggles with counts; each shows or hides its kind. */
export function Chips<T extends string>({
  label,
  items,
  on,
  onToggle,
  children,
}: {
  readonly label: string;
  readonly items: readonly ChipItem<T>[];
  readonly on: readonly T[];
  readonly onToggle: (on: readonly T[]) => void;
  readonly children?: ReactNode;
}) {
  const toggle = (value: T): void =>
    onToggle(on.includes(value) ? on.filter((other) => other !== value) : [...on, value]);
  return (
    <div className="filters">
      <fieldset className="filters" aria-label={label}>
        {items.map((item) => (
          <button
            key={item.value}
            type="button"
            className={`chip ${item.tone ?? ''}`}
            aria-pressed={on.includes(item.value)}
            onClick={() => toggle(item.value)}
          >
            {item.tone === undefined ? null : <Shape tone={item.tone} />}
            <b>{item.count === null ? '–' : number(item.count)}</b> {item.word}
          </button>
        ))}
      </fieldset>
      <span className="grow" />
      {children}
    </div>
  );
}
