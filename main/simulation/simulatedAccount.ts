import type { PasswordState } from './passwordState.ts';

export interface SimulatedAccount {
  readonly name: string;
  readonly rid: number;
  readonly enabled: boolean;
  readonly administrator: boolean;
  /** Whether it is in the group Remote Desktop Users. */
  readonly remoteDesktopUser?: boolean;
  readonly password: PasswordState;
}

export function enabledWord({ enabled }: SimulatedAccount): string {
  return enabled ? 'Enabled' : 'Disabled';
}

/** The group that lets an account log on over Remote Desktop; the ordinary one where none does. */
export function groupWord({ administrator, remoteDesktopUser }: SimulatedAccount): string {
  return administrator ? 'Administrators' : remoteDesktopUser === true ? 'Remote Desktop Users' : 'Users';
}

/** Whether an account may log on over Remote Desktop, its password aside. Source: Windows' default user rights. */
export function mayLogOn({ enabled, administrator, remoteDesktopUser }: SimulatedAccount): boolean {
  return enabled && (administrator || remoteDesktopUser === true);
}
