import { Button } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useEffect, useId, useRef, type ReactNode } from 'react';

/**
 * A modal window on the browser's own dialog element: it keeps the focus inside, closes on Esc, returns the focus to
 * where it was and makes the rest inert. (Fluent's dialog leaves focusable parts behind `aria-hidden` for a moment.)
 */
export function Modal({
  title,
  className = '',
  children,
  foot,
  onClose,
}: {
  readonly title: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
  readonly foot: ReactNode;
  readonly onClose: () => void;
}) {
  const dialog = useModal();
  const heading = useId();
  return (
    <dialog ref={dialog} className={`modal ${className}`} aria-labelledby={heading} onClose={onClose}>
      <div className="dh">
        <div className="row">
          <h1 id={heading} className="grow">
            {title}
          </h1>
          <Button appearance="subtle" icon={<DismissRegular />} aria-label="Close" onClick={onClose} />
        </div>
      </div>
      {children}
      <div className="df">{foot}</div>
    </dialog>
  );
}

/** Opens a dialog element as modal for as long as it is mounted. */
export function useModal() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    if (element !== null && !element.open) element.showModal();
    return () => {
      // Closed by Esc, the browser has given the focus back already; the reader may have moved it since.
      if (element?.open !== true) return;
      element.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return dialog;
}
