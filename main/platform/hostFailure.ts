/** Why the operating system refused, in one word that callers can decide on. */
export type FailureReason =
  | 'notFound'
  | 'accessDenied'
  | 'busy'
  | 'inputOutput'
  | 'noSpace'
  | 'readOnly'
  | 'notAFolder'
  | 'notAFile'
  | 'isLink'
  | 'tooLarge'
  | 'other';

/** A refusal of the operating system as a value. */
export interface HostFailure {
  readonly reason: FailureReason;
  /** A clause that ends a sentence: `access is denied (EACCES)`. */
  readonly says: string;
  /** What to do next, one or two sentences. */
  readonly fix: string;
}

export type HostResult<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: HostFailure };

const REASONS: Readonly<Record<string, FailureReason>> = {
  ENOENT: 'notFound',
  ENXIO: 'notFound',
  ENODEV: 'notFound',
  EACCES: 'accessDenied',
  EPERM: 'accessDenied',
  EBUSY: 'busy',
  ETXTBSY: 'busy',
  EAGAIN: 'busy',
  EIO: 'inputOutput',
  ENOSPC: 'noSpace',
  EDQUOT: 'noSpace',
  EROFS: 'readOnly',
  ENOTDIR: 'notAFolder',
  EISDIR: 'notAFile',
  ELOOP: 'isLink',
  EFBIG: 'tooLarge',
};

const WORDS: Readonly<Record<FailureReason, string>> = {
  notFound: 'it is not there',
  accessDenied: 'access is denied',
  busy: 'another program has it open',
  inputOutput: 'the disk could not be read or written',
  noSpace: 'the disk is full',
  readOnly: 'the disk is read-only',
  notAFolder: 'it is not a folder',
  notAFile: 'it is not a file',
  isLink: 'it is a link',
  tooLarge: 'it is too large',
  other: 'the operating system refused',
};

const FIXES: Readonly<Record<Exclude<FailureReason, 'accessDenied'>, string>> = {
  notFound: 'Check the spelling, and whether the disk is still attached.',
  busy: 'Close the program that uses it and repeat.',
  inputOutput: 'Check the disk and its cable or snapshot (chkdsk), or work on a copy.',
  noSpace: 'Free some space on that disk and repeat.',
  readOnly: 'Attach or mount the disk for writing and repeat.',
  notAFolder: 'Name a folder.',
  notAFile: 'Name a file.',
  isLink: 'Name the file itself instead of the link.',
  tooLarge: 'Work on a smaller file.',
  other: 'Repeat; if it stays, check the disk.',
};

/** How to start this program with more rights, in the words of the platform it runs on. */
export function howToElevate(platform: NodeJS.Platform = process.platform): string {
  return platform === 'win32'
    ? 'Close the program, open its context menu and choose "Run as administrator"; for the command line, open the terminal that way.'
    : 'Start the program with "sudo", or mount the volume so that your user may read it (for NTFS: "-o uid=$(id -u)").';
}

/** What to do about a refused write to a place of the user's choice: another place is the simplest way out. */
export function writeElsewhere({ reason, fix }: HostFailure): string {
  return reason === 'accessDenied' || reason === 'readOnly' ? 'Name a place that you may write to.' : fix;
}

/** Makes a failure of a known reason; `code` is the operating system's own word where there is one. */
export function failureOf(reason: FailureReason, code?: string): HostFailure {
  return {
    reason,
    says: code === undefined ? WORDS[reason] : `${WORDS[reason]} (${code})`,
    fix: reason === 'accessDenied' ? howToElevate() : FIXES[reason],
  };
}

/** The failure behind an exception of node:fs; anything else is a fault of the program and is thrown again. */
export function hostFailure(error: unknown): HostFailure {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (typeof code !== 'string' || code.startsWith('ERR_')) throw error;
  return failureOf(REASONS[code] ?? 'other', code);
}

/** Runs one operation on the disk; its refusal is a value. */
export function attempt<T>(work: () => T): HostResult<T> {
  try {
    return { ok: true, value: work() };
  } catch (error) {
    return { ok: false, failure: hostFailure(error) };
  }
}
