export interface StartSurroundings {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The user's number; undefined on Windows. */
  readonly uid: number | undefined;
}

export const electronPackage: string;
export const electronFolder: string;
export function findElectron(): string | null;
export function noWindowReason(program: string | null, surroundings: StartSurroundings): string | null;
