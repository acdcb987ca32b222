import { useEffect } from 'react';

/** Ctrl+K, Ctrl+F, F6 and ?, wherever the focus is. */
export function useGlobalKeys(actions: { readonly onPalette: () => void; readonly onKeys: () => void }): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const control = (event.ctrlKey || event.metaKey) && !event.altKey;
      const key = event.key.toLowerCase();
      if (control && key === 'k') actions.onPalette();
      else if (control && key === 'f') {
        if (!focusFind()) return;
      } else if (event.key === 'F6') focusRegion(event.shiftKey ? -1 : 1);
      else if (event.key === '?' && !isTyping(event.target)) actions.onKeys();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}

/** Puts the focus into the screen's own find box; false when it has none. */
function focusFind(): boolean {
  const box = document.querySelector<HTMLElement>('main [data-find] input, main input[data-find]');
  box?.focus();
  return box !== null;
}

/** Regions are the title bar, the rail, the screen's cards and the footer, in their order on the page. */
function focusRegion(direction: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region], main .card')].filter(
    (region) => firstFocusable(region) !== null,
  );
  const at = regions.findLastIndex((region) => region.contains(document.activeElement));
  const next = regions[(at + direction + regions.length) % regions.length];
  if (next !== undefined) firstFocusable(next)?.focus();
}

function firstFocusable(region: HTMLElement): HTMLElement | null {
  return region.querySelector<HTMLElement>(
    'a[href], button:not([disabled]):not([tabindex="-1"]), input:not([disabled]):not([tabindex="-1"]), [tabindex="0"]',
  );
}
