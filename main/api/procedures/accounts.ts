import type { AccountsReport } from '../../../shared/model/account.ts';
import type { Diagnostic } from '../../../shared/model/diagnostic.ts';
import { diagnostic, unwrap } from '../../../shared/model/diagnostic.ts';
import type { Found } from '../../../shared/model/volume.ts';
import { volumeInput } from '../inputs.ts';
import { procedure, router } from '../trpc.ts';

type AccountsAnswer = AccountsReport & { readonly problems: readonly Diagnostic[] };

/** Local accounts and profiles of a volume. What could not be read is a problem, never an empty list alone. */
export const accountsRouter = router({
  list: procedure.input(volumeInput).query(({ ctx, input }): AccountsAnswer => {
    const { subject } = unwrap(ctx.sessions.open(input.volume));
    return {
      machineSid: subject.machineSid,
      accounts: subject.accounts.kind === 'found' ? subject.accounts.value : [],
      profiles: subject.profiles.kind === 'found' ? subject.profiles.value : [],
      problems: [
        ...missing(subject.accounts, 'accounts-unreadable', 'The local accounts (SAM hive)'),
        ...missing(subject.profiles, 'profiles-unreadable', 'The profiles (ProfileList in the SOFTWARE hive)'),
      ],
    };
  }),
});

function missing(found: Found<unknown>, code: string, what: string): readonly Diagnostic[] {
  switch (found.kind) {
    case 'found':
      return [];
    case 'unreadable':
      return [found.problem.diagnostic];
    case 'absent':
      return [
        diagnostic(code, `${what} are not on the volume.`, {
          severity: 'warning',
          fix: 'Copy the hive files of Windows\\System32\\config with the volume.',
        }),
      ];
  }
}
