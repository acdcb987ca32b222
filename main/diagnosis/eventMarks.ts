import type { LogFormat } from '../../shared/model/log.ts';

/** A line by which a log shows that a step of the run took place. */
export interface EventMark {
  /**
   * Id of the simulated step. `{name}` is replaced by the group of that name, `{n}` by the count of the mark's
   * occurrences, from 1.
   */
  readonly step: string;
  readonly pattern: RegExp;
  readonly formats: readonly LogFormat[];
  /** The step failed. */
  readonly failing?: true;
  /** Step whose failure this line merely sums up: where that step is seen failing, the line says nothing of its own. */
  readonly sumsUp?: string;
  /** A new run begins here: what the same log says before belongs to earlier runs. */
  readonly startsRun?: true;
}

const PANTHER: readonly LogFormat[] = ['setupact', 'cmtrace', 'text'];
const AGENT: readonly LogFormat[] = ['ec2config', 'ec2console', 'ec2launch1', 'ec2launch2', 'text'];

const BEFORE_READY =
  'Ec2SetPassword|Ec2SetComputerName|Ec2InitializeDrives|Ec2EventLog|Ec2ConfigureRDP|Ec2OutputRDPCert|Ec2SetDriveLetter|Ec2WindowsActivate|Ec2DynamicBootVolumeSize';

function panther(step: string, pattern: RegExp): EventMark {
  return { step, pattern, formats: PANTHER };
}

function agent(step: string, pattern: RegExp): EventMark {
  return { step, pattern, formats: AGENT };
}

/**
 * The events of a run that logs show. Sources: ec2config.md, sections 8, 8a and 10 (agent, specialize, OOBE);
 * setup-logs.md, sections 2.3, 3 and 9 (Sysprep, first start). Steps without an entry leave no known line.
 */
export const EVENT_MARKS: readonly EventMark[] = [
  { ...agent('prepare-run-sysprep', /Running in foreground\.\.\./), startsRun: true },
  agent('prepare-bundle-select', /SysprepUtils: Setting bundle\/Sysprep operations/),
  agent('prepare-bundle-read', /SysprepUtils: Reading Bundle Properties from/),
  agent('prepare-property-{name}', /SysprepUtils: Processing property: (?<name>\w+)/),
  { ...panther('prepare-sysprep-exe', /Beginning of a new sysprep run/), startsRun: true },
  panther('generalize-start', /Pre-validi\w{1,10} 'generalize' internal providers/),
  panther('generalize-devices', /Sysprep_Generalize_Pnp/),
  panther('generalize-end', /FCreateTagFile:Successfully created tag file/),
  { ...panther('generalize-end', /WinMain:Hit failure while .{0,80} generalize .{0,80} providers/), failing: true },
  panther('capture-shutdown', /ProcessShutdown:Successfully called InitiateSystemShutdownEx/),
  panther('specialize-start', /Updating image state from \[IMAGE_STATE_GENERALIZE_RESEAL_TO_OOBE\]/),
  panther('specialize-identity', /--> \[IMAGE_STATE_SPECIALIZE_RESEAL_TO_OOBE\]/),
  panther('specialize-order-{n}', /\[SETUPUGC\.EXE\] Found RunSynchronous command: \[/),
  panther('specialize-copyprofile', /\[[Ss]hell [Uu]nattend\] CopyProfile succeeded/),
  { ...panther('specialize-copyprofile', /(?:_FindLatestProfile|CopyProfile) failed \(0x/), failing: true },
  panther('specialize-shell', /\[[Ss]hell [Uu]nattend\] TimeZone: Time zone set to /),
  panther('specialize-shell', /Exiting 'specialize' pass with status 0x00000000/),
  {
    ...panther('specialize-shell', /Exiting 'specialize' pass with status 0x(?!00000000)/),
    failing: true,
    sumsUp: 'specialize-copyprofile',
  },
  panther('oobe-start', /Updating image state from \[IMAGE_STATE_SPECIALIZE_RESEAL_TO_OOBE\]/),
  panther('oobe-settings', /Running 'oobeSystem' pass/),
  { ...panther('oobe-settings', /Failed to complete RunSMIPass for oobeSystem/), failing: true },
  panther('oobe-password', /UserAccounts: Password set for '/),
  panther('setupcomplete-run', /RunUserProvidedScript: Found script at \[/),
  panther('setupcomplete-image-state', /--> \[IMAGE_STATE_COMPLETE\]/),
  agent('agentstart-sysprep-complete', /Windows sysprep configuration complete/),
  agent('agentstart-read-config', /Reading C:\\.{0,400}\\Settings\\[Cc]onfig\.xml/),
  agent('agentstart-identity', /OsBuildLabEx: |AMI Origin Name: |OsProductName: /),
  agent('agentstart-routes', /Successfully added the (?:Ip )?Route: /),
  agent('agentstart-metadata', /Meta-data is now available/),
  agent('agentstart-license', /Windows License Type: /),
  agent('beforeready-{name}', new RegExp(`(?<name>${BEFORE_READY}): `)),
  agent('beforeready-Ec2OutputRDPCert', /RDPCERTIFICATE-THUMBPRINT: /),
  agent('beforeready-Ec2SetPassword', /Password: <Password>/),
  agent('ready-message', /Windows is [Rr]eady/),
  agent('afterready-userdata', /Ec2HandleUserData: /),
  agent('afterready-ssm', /Amazon EC2 Simple Systems Manager \(SSM\) is/),
];
