import type { ReactNode } from 'react';

/**
 * A named part that scrolls on its own. It can be focused, because without that the keyboard could not scroll it
 * (axe: scrollable-region-focusable).
 */
export function ScrollBox({
  label,
  className = '',
  children,
}: {
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role
    <div className={`scroll ${className}`} role="group" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
