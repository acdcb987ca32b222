import { useEffect, useMemo, useRef } from 'react';
import { highlight } from './highlight.ts';

/** A file's text with line numbers; changed lines, problem lines and the line that was asked for are marked. */
export function Source({
  text,
  xml,
  name,
  changed = new Set(),
  bad = new Set(),
  line = null,
}: {
  readonly text: string;
  readonly xml: boolean;
  readonly name: string;
  readonly changed?: ReadonlySet<number>;
  readonly bad?: ReadonlySet<number>;
  readonly line?: number | null;
}) {
  const lines = useMemo(() => text.split(/\r\n|\n|\r/), [text]);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (line !== null) box.current?.querySelector(`[data-line="${line}"]`)?.scrollIntoView({ block: 'center' });
  }, [line]);
  const mark = (number: number): string => {
    if (changed.has(number)) return 'add';
    if (number === line) return 'cur';
    return bad.has(number) ? 'bad' : '';
  };
  return (
    // The source scrolls on its own, so the keyboard must be able to focus it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role
    <div ref={box} className="code source" role="group" aria-label={`Source of ${name}`} tabIndex={0}>
      {lines.map((content, index) => (
        <div key={index} className={`ln ${mark(index + 1)}`} data-line={index + 1}>
          <i aria-hidden="true">{index + 1}</i>
          <span>
            {highlight(content, xml).map((token, at) =>
              token.kind === '' ? (
                token.text
              ) : (
                <span key={at} className={token.kind}>
                  {token.text}
                </span>
              ),
            )}
          </span>
        </div>
      ))}
    </div>
  );
}

/** Numbers (from 1) of the lines of a text that another text does not have at their place or anywhere near. */
export function changedLines(before: string, after: string): ReadonlySet<number> {
  const old = before.split(/\r\n|\n|\r/);
  const now = after.split(/\r\n|\n|\r/);
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  const known = new Set(old.slice(start, old.length - end));
  return new Set(
    now.slice(start, now.length - end).flatMap((line, index) => (known.has(line) ? [] : [start + index + 1])),
  );
}
