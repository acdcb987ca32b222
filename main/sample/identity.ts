/** Names and numbers of the sample machine. All invented; the SID is of no real machine. */
export const SAMPLE = {
  computerName: 'WIN-ORIG',
  failedComputerName: 'WIN-4T8QH0V2LCN',
  machineSid: 'S-1-5-21-2037512345-1122334455-987654321',
  agentVersion: '4.9.3160',
  build: '9600',
} as const;

export interface SampleUser {
  readonly rid: number;
  readonly name: string;
  readonly fullName: string;
  readonly disabled: boolean;
  readonly administrator: boolean;
}

export const ADMINISTRATOR: SampleUser = {
  rid: 500,
  name: 'Administrator',
  fullName: '',
  disabled: false,
  administrator: true,
};
export const GUEST: SampleUser = { rid: 501, name: 'Guest', fullName: '', disabled: true, administrator: false };

/** The two further accounts of the scenario `extra-accounts`. */
export const EXTRA_USERS: readonly SampleUser[] = [
  { rid: 1001, name: 'sqladmin', fullName: 'SQL administration', disabled: false, administrator: true },
  { rid: 1003, name: 'deploy', fullName: 'Deployment', disabled: false, administrator: false },
];

/** The deleted user whose ProfileList key is left in `orphan-profile` and `failed-copyprofile`. */
export const DELETED_USER = { rid: 1004, name: 'builduser' } as const;
