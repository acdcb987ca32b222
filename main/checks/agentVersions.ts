import type { AgentKind } from '../../shared/model/volume.ts';

/** A version of an agent with a known fault. */
export interface VersionFault {
  readonly agent: AgentKind;
  /** The first version without the fault. */
  readonly mendedIn: readonly number[];
  /** The only version with it, where it is one. */
  readonly only?: string;
  /** A whole sentence about older versions. */
  readonly says: string;
  /** Whether it spoils an image by itself; else it does so only in some places, which the volume does not tell. */
  readonly always: boolean;
}

/** Source: ec2config facts, section 13; ec2launch facts, sections A11 and B7; failure modes FM-17, 26, 58, 70, 83. */
export const VERSION_FAULTS: readonly VersionFault[] = [
  {
    agent: 'ec2config',
    mendedIn: [3, 6, 269],
    says: 'It may write UserAccounts twice into the answer file, which Windows then refuses.',
    always: true,
  },
  { agent: 'ec2config', mendedIn: [3, 8, 294], says: 'It often fails to set the password of an image.', always: true },
  {
    agent: 'ec2config',
    mendedIn: [3, 18, 1118],
    says: 'Its routes may go to the wrong adapter of several.',
    always: false,
  },
  { agent: 'ec2config', mendedIn: [4, 9, 4122], says: 'It does not know metadata version 2.', always: false },
  {
    agent: 'ec2config',
    mendedIn: [4, 9, 4536],
    says: 'It crashes where its folder for temporary files is missing.',
    always: false,
  },
  {
    agent: 'ec2launch1',
    mendedIn: [1, 3, 2001660],
    says: 'Its answer file leaves the Administrator disabled, or logs on without a password after the first Sysprep.',
    always: true,
  },
  {
    agent: 'ec2launch1',
    mendedIn: [1, 3, 2003498],
    says: 'It starts Sysprep without waiting for BeforeSysprep.cmd to end.',
    always: true,
  },
  {
    agent: 'ec2launch1',
    mendedIn: [1, 3, 2004052],
    only: '1.3.2003975',
    says: 'SysprepInstance.ps1 ends with exit code 1.',
    always: true,
  },
  {
    agent: 'ec2launch1',
    mendedIn: [1, 3, 2003919],
    says: 'Its routes may go to the wrong adapter of several.',
    always: false,
  },
  {
    agent: 'ec2launch1',
    mendedIn: [1, 3, 2003961],
    says: 'A specified password is overwritten on instances of an image with faster launching.',
    always: false,
  },
  { agent: 'ec2launch2', mendedIn: [2, 0, 548], says: 'It may crash at Sysprep.', always: true },
  {
    agent: 'ec2launch2',
    mendedIn: [2, 0, 982],
    says: 'Its routes may go to the wrong adapter of several.',
    always: false,
  },
  {
    agent: 'ec2launch2',
    mendedIn: [2, 0, 1815],
    says: 'It starts Sysprep although its own set-up has a critical problem.',
    always: false,
  },
];

/** The last EC2Launch v2 for Windows Server 2012 and 2012 R2. Source: ec2launch facts, sections 1 and B7. */
export const LAST_LAUNCH2_FOR_2012: readonly number[] = [2, 0, 1643];
