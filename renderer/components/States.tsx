import { Button, ProgressBar } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Diagnostic } from '../../shared/model/diagnostic.ts';
import { DiagnosticNotice } from './Notice.tsx';
import { number } from './words.ts';

/** An empty place: what would be here, and the next step. */
export function Empty({
  icon,
  title,
  children,
  actions,
}: {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <div className="empty">
      {icon === undefined ? null : (
        <span className="ic" aria-hidden="true">
          {icon}
        </span>
      )}
      <p className="strong">{title}</p>
      {children === undefined ? null : <p>{children}</p>}
      {actions === undefined ? null : <div className="row rows">{actions}</div>}
    </div>
  );
}

/** Something failed: the diagnostic, and a way to try again. */
export function Failed({ problem, retry }: { readonly problem: Diagnostic; readonly retry?: () => void }) {
  return (
    <DiagnosticNotice diagnostic={problem} live>
      {retry === undefined ? null : (
        <Button size="small" onClick={retry}>
          Try again
        </Button>
      )}
    </DiagnosticNotice>
  );
}

/** Long work: what it does, how far, and Cancel. */
export function Working({
  label,
  done,
  total,
  words = number,
  onCancel,
}: {
  readonly label: string;
  readonly done?: number | undefined;
  readonly total?: number | null | undefined;
  readonly words?: (amount: number) => string;
  readonly onCancel?: () => void;
}) {
  const known = done !== undefined && total !== undefined && total !== null && total > 0;
  return (
    <output className="stack">
      <div className="row">
        <span className="grow">{known ? `${label}, ${words(done)} of ${words(total)}` : label}</span>
        {onCancel === undefined ? null : (
          <Button size="small" onClick={onCancel}>
            Cancel
          </Button>
        )}
      </div>
      <ProgressBar aria-label={label} {...(known ? { value: done, max: total } : {})} />
    </output>
  );
}

/** Lines where a list is going to be; only where its shape is known. */
export function Skeleton({ lines }: { readonly lines: number }) {
  return (
    <output className="stack cb" aria-label="Loading">
      {Array.from({ length: lines }, (_, index) => (
        <div key={index} className="skel" />
      ))}
    </output>
  );
}
