import { Component, type ReactNode } from 'react';

interface State {
  readonly message: string | null;
}

/** What a browser says when a part of the page cannot be fetched. */
const NOT_FETCHED = /dynamically imported module|importing a module script|module script failed/i;

/** Shown when a screen itself is faulty: what happened, and that nothing is lost. */
export class Boundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { message: null };

  static getDerivedStateFromError(error: unknown): State {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { message } = this.state;
    if (message === null) return this.props.children;
    const gone = NOT_FETCHED.test(message);
    return (
      <div className="empty" role="alert">
        <h1 className="strong">
          {gone
            ? 'The workbench’s own service does not answer, so this screen cannot be shown.'
            : 'The window met a fault of the program.'}
        </h1>
        {gone ? <p>Look whether the program that was started still runs, then load the window again.</p> : null}
        <p>Nothing was written. Unsaved changes are kept and come back when the window is loaded again.</p>
        <p className="mono wrap">{message}</p>
        <button type="button" className="chip" onClick={() => window.location.reload()}>
          Load again
        </button>
      </div>
    );
  }
}
