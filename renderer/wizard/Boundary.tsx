import { Component, type ReactNode } from 'react';

interface State {
  readonly message: string | null;
}

/** Shown when a screen itself is faulty: what happened, and that nothing is lost. */
export class Boundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { message: null };

  static getDerivedStateFromError(error: unknown): State {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { message } = this.state;
    if (message === null) return this.props.children;
    return (
      <main className="empty" role="alert">
        <h1 className="strong">The window met a fault of the program.</h1>
        <p>Nothing was written. Unsaved changes are kept and come back when the window is loaded again.</p>
        <p className="mono wrap">{message}</p>
        <button type="button" className="chip" onClick={() => window.location.reload()}>
          Load again
        </button>
      </main>
    );
  }
}
