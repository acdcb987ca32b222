import type { LogFormat } from '../../shared/model/log.ts';

/** What a line says about the course of a run. */
export type RunMarkerKind =
  | 'generalizeStart'
  | 'generalizeDone'
  | 'generalizeFailed'
  | 'providerFailed'
  | 'generalizeEnd'
  | 'bootStart'
  | 'bootDone'
  | 'prepareStart'
  | 'ready'
  | 'joinDone';

export interface RunMarker {
  readonly kind: RunMarkerKind;
  readonly pattern: RegExp;
  readonly formats: readonly LogFormat[];
}

const PANTHER: readonly LogFormat[] = ['setupact', 'cmtrace', 'text'];
const AGENT: readonly LogFormat[] = ['ec2config', 'ec2console', 'ec2launch1', 'ec2launch2', 'text'];

/** Lines that decide the outcome of a run. Sources: setup-logs.md, section 9; ec2config.md, sections 8 and 8a. */
export const RUN_MARKERS: readonly RunMarker[] = [
  { kind: 'generalizeStart', pattern: /Beginning of a new sysprep run/, formats: PANTHER },
  { kind: 'generalizeDone', pattern: /FCreateTagFile: ?Successfully created tag file/, formats: PANTHER },
  { kind: 'generalizeFailed', pattern: /WinMain: ?Hit failure while /, formats: PANTHER },
  {
    kind: 'providerFailed',
    pattern:
      /LaunchModule: Failure occurred|SysprepSession::\w{1,64}: Error in|RunPlatformActions: ?Failed|Dlls: ?An error occurred/,
    formats: PANTHER,
  },
  { kind: 'generalizeEnd', pattern: /Shutting down SysPrep log/, formats: PANTHER },
  {
    kind: 'bootStart',
    pattern: /WinDeploy\.exe launched|Updating image state from \[IMAGE_STATE_GENERALIZE_RESEAL_TO_OOBE\]/,
    formats: PANTHER,
  },
  { kind: 'bootDone', pattern: /--> \[IMAGE_STATE_COMPLETE\]/, formats: PANTHER },
  { kind: 'prepareStart', pattern: /SysprepUtils: Setting bundle\/Sysprep operations/, formats: AGENT },
  { kind: 'ready', pattern: /Windows is [Rr]eady/, formats: AGENT },
  { kind: 'joinDone', pattern: /NetpDoDomainJoin: status: 0x0\b/, formats: ['netsetup', 'text'] },
];
