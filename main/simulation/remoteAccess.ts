import type { OverlayRegistry } from '../registry/overlay.ts';
import { remoteDesktop, type RemoteDesktop } from '../subject/remoteDesktop.ts';
import type { Cause } from './changeLog.ts';
import type { Doubts } from './doubts.ts';

/** A change of the state of Remote Desktop. */
export interface Turn {
  /** What it turned to. */
  readonly found: RemoteDesktop;
  readonly cause: Cause;
}

/** Remote Desktop in the course of a run: as the registry has it, as far as no doubt is left, and what turned it. */
export class RemoteAccess {
  private readonly registry: OverlayRegistry;
  private readonly doubts: Doubts;
  private read: { readonly mark: number; readonly found: RemoteDesktop } | null = null;
  private before: RemoteDesktop['state'] | null = null;
  private turned: readonly Turn[] = [];

  constructor(registry: OverlayRegistry, doubts: Doubts) {
    this.registry = registry;
    this.doubts = doubts;
  }

  /** As it stands. It is read again only when a value of the registry has changed. */
  get now(): RemoteDesktop {
    const mark = this.registry.mark();
    if (this.read?.mark !== mark) this.read = { mark, found: remoteDesktop(this.registry) };
    return this.doubted(this.read.found);
  }

  /** The last turn in each step that turned it, in order; empty while it is as it was at the start. */
  get turns(): readonly Turn[] {
    return this.turned;
  }

  /** Looks at the state and notes a turn. The first look is the start. */
  note(cause: Cause): void {
    const found = this.now;
    if (this.before !== null && this.before !== found.state)
      this.turned = [...this.turned.filter((turn) => turn.cause.step !== cause.step), { found, cause }];
    this.before = found.state;
  }

  /**
   * What is on the way keeps it closed whatever the setting is, and an open setting is not enough. A policy that beats
   * the setting here may come from a domain, which generalize takes the machine out of.
   */
  private doubted(found: RemoteDesktop): RemoteDesktop {
    if (found.by === 'policy') return { ...found, state: 'unknown' };
    const setting = this.doubts.get('rdp');
    const way = this.doubts.get('rdpPath');
    const closedOnTheWay = found.state === 'closed' && found.by !== 'setting' && way === undefined;
    if (setting !== undefined && !closedOnTheWay)
      return { ...found, state: 'unknown', besides: `its setting may be another one (${setting})` };
    if (way === undefined || found.state !== 'open') return found;
    return { ...found, state: 'unknown', besides: `a script may have changed the way to it (${way})` };
  }
}
