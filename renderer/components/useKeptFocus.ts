import { useEffect, useRef, type RefObject } from 'react';

/**
 * Keeps the focus within a part of the page whose content is replaced, as by a new report after a remedy was applied:
 * when what had the focus last in it is gone with the old content, the focus goes to what `home` selects.
 */
export function useKeptFocus(part: RefObject<HTMLElement | null>, home: string, content: unknown): void {
  const within = useRef(false);
  const shown = useRef(content);
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent): void => {
      within.current = target instanceof Node && part.current?.contains(target) === true;
    };
    document.addEventListener('focusin', onFocus);
    return () => document.removeEventListener('focusin', onFocus);
  }, [part]);
  useEffect(() => {
    if (shown.current === content) return;
    shown.current = content;
    if (within.current && document.activeElement === document.body)
      part.current?.querySelector<HTMLElement>(home)?.focus();
  }, [part, home, content]);
}
