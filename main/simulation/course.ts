/** Why a run may end otherwise than it is simulated, and the step at which it would. */
export interface Doubt {
  readonly reason: string;
  readonly step: string;
}

/**
 * How a run goes on. It may stop for certain; it may stop, so that nothing after that point is promised; or it may go
 * otherwise than simulated, so that nothing from that point on is known at all.
 */
export class Course {
  private step = '';
  private ended: string | null = null;
  private agentless: string | null = null;
  private open: Doubt | null = null;
  private other: Doubt | null = null;

  /** Names the step that is being done; doubts that arise belong to it. */
  at(step: string): void {
    this.step = step;
  }

  /** Ends the run at this step: Windows would not get past it. */
  stop(reason: string): void {
    this.ended ??= reason;
  }

  /** Why the run cannot go on; null while it can. */
  get stopped(): string | null {
    return this.ended;
  }

  /** Goes on without the agent: nothing of what it does on a new instance happens. */
  withoutAgent(reason: string): void {
    this.agentless ??= reason;
  }

  /** Why the agent does not start, as part of a sentence; null while it does. */
  get agentMissing(): string | null {
    return this.agentless;
  }

  /** Goes on although Windows might not: what must come in the end cannot be promised any more. */
  mightStop(reason: string, step = this.step): void {
    this.open ??= { reason, step };
  }

  /** Why the run may not get past a step; null while nothing says so. */
  get mayStop(): Doubt | null {
    return this.open;
  }

  /** Goes on with what the simulation has, although a file that decides may say something else. */
  mightDiffer(reason: string, step = this.step): void {
    if (this.ended === null) this.other ??= { reason, step };
  }

  /** Why the run may be another one from a step on; null while nothing says so. */
  get mayDiffer(): Doubt | null {
    return this.other;
  }
}
