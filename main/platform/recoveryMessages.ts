import { diagnostic } from '../../shared/model/diagnostic.ts';
import type { Diagnostic } from '../../shared/model/diagnostic.ts';
import type { WriteBar } from '../../shared/model/volume.ts';
import type { LeftWrite } from './leftWrite.ts';

/** Why an unfinished write waits, as a clause, and what lets it go on. */
interface Waiting {
  readonly why: string;
  readonly fix: string;
}

export const BARRED: Readonly<Record<WriteBar, Waiting>> = {
  runningSystem: {
    why: 'it lies on the drive that this PC runs from',
    fix: 'Start the PC from its own disk, attach the volume as a second one, and start the program again.',
  },
  readOnlyDisk: {
    why: 'its disk or folder is read-only',
    fix: 'Attach the disk for writing, or start the program with more rights.',
  },
  hibernated: {
    why: 'the Windows on its volume is hibernated',
    fix: 'Start that Windows, shut it down with "shutdown /s /t 0", attach the volume and start the program again.',
  },
  readOnlySwitch: {
    why: 'the read-only switch is on',
    fix: 'Turn the switch off in the settings and start the program again.',
  },
};

export const IN_USE: Waiting = {
  why: 'another process is writing to its volume',
  fix: 'Wait until it has ended and start the program again.',
};

export const READ_BACK: Waiting = {
  why: 'it read back differently',
  fix: 'Check the disk (chkdsk) and start again.',
};

const SETTLES =
  'Open the window, or carry out a command that writes to a volume (fix apply, fix undo, config set --apply)';

export function recovered(target: string): Diagnostic {
  return diagnostic(
    'write-recovered',
    `"${target}" was half written when the program stopped; it has its old content again.`,
    { severity: 'info', where: [{ file: target }], fix: 'Apply the change again if it is still wanted.' },
  );
}

/** What a process that only reads says of a write that it leaves as it is. */
export function interrupted({ kind, target }: Exclude<LeftWrite, { kind: 'whole' | 'stuck' }>): Diagnostic {
  const isTorn = kind === 'torn';
  return diagnostic(
    'write-interrupted',
    isTorn
      ? `A write to "${target}" was interrupted: the file is part old, part new.`
      : `A write to "${target}" was interrupted: its place is as it was before, and a temporary file lies beside it.`,
    {
      severity: 'warning',
      detail: isTorn
        ? 'Its old content is kept. Reading changes nothing, so the file is left as it is.'
        : 'The temporary file may hold passwords. Reading changes nothing, so it is left as it is.',
      where: [{ file: target }],
      fix: isTorn ? `${SETTLES}: that puts the old content back.` : `${SETTLES}: that removes it.`,
    },
  );
}

export function notRecovered({ target, why, fix }: Waiting & { readonly target: string }): Diagnostic {
  return diagnostic('write-not-recovered', `An unfinished write to "${target}" could not be ended: ${why}.`, {
    severity: 'warning',
    detail: 'An earlier run of the program stopped while it wrote this file. What it kept for that is still there.',
    where: [{ file: target }],
    fix,
  });
}
