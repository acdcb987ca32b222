import type { CheckResult } from '../../shared/model/check.ts';
import { key, list, number, path, text } from '../../main/sample/hiveSpecs.ts';
import { SAMPLE } from '../../main/sample/identity.ts';
import { hiveWith, sampleFiles, type Files } from '../support/worlds.ts';
import { activeName, SERVICING, sessionManager, without } from './volumes.ts';

const PROFILES = 'Microsoft\\Windows NT\\CurrentVersion\\ProfileList';
/** A ProfileList key. */
export const profile = (name: string, folder: string) =>
  path(`${PROFILES}\\${name}`, [], [text('ProfileImagePath', folder, 'REG_EXPAND_SZ')]);
const generalizationState = (state: number): Files =>
  hiveWith('healthy', 'SYSTEM', path('Setup\\Status\\SysprepStatus', [], [number('GeneralizationState', state)]));
const imageState = (state: string): Files =>
  hiveWith(
    'healthy',
    'SOFTWARE',
    path('Microsoft\\Windows\\CurrentVersion\\Setup\\State', [], [text('ImageState', state)]),
  );

/** What makes a check come to a result: the volume, the result, and words that its title or evidence must hold. */
export const BAD: readonly (readonly [string, CheckResult, () => Files, string])[] = [
  [
    'local-accounts',
    'warning',
    () => sampleFiles('extra-accounts'),
    '2 local accounts beyond Administrator: sqladmin, deploy',
  ],
  ['extra-profiles', 'warning', () => sampleFiles('extra-accounts'), '2 profiles beyond Administrator'],
  [
    'agent-fits-windows',
    'warning',
    () => without(sampleFiles('healthy'), /Ec2Config\.exe$/),
    'The files of EC2Config are here, and its program is not',
  ],
  [
    'profile-key-without-folder',
    'fail',
    () => sampleFiles('orphan-profile'),
    '1 profile key names a folder that does not exist',
  ],
  [
    'profile-key-without-folder',
    'unknown',
    () => hiveWith('healthy', 'SOFTWARE', profile(`${SAMPLE.machineSid}-1009`, 'E:\\Users\\far')),
    'could not be looked at',
  ],
  [
    'profile-folder-without-key',
    'warning',
    () => ({ ...sampleFiles('healthy'), 'Users/leftover/x.txt': 'x' }),
    '1 profile folder without ProfileList key',
  ],
  [
    'profile-backup-key',
    'fail',
    () => hiveWith('healthy', 'SOFTWARE', profile(`${SAMPLE.machineSid}-500.bak`, 'C:\\Users\\Administrator')),
    '1 .bak key in ProfileList',
  ],
  [
    'administrator-profile',
    'fail',
    () => without(sampleFiles('healthy'), /^Users\/Administrator/),
    'has no profile to copy',
  ],
  [
    'pending-restart',
    'fail',
    () =>
      hiveWith(
        'healthy',
        'SOFTWARE',
        path('Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\RebootPending', []),
      ),
    'Servicing waits for a restart',
  ],
  [
    'pending-restart',
    'fail',
    () =>
      hiveWith(
        'healthy',
        'SOFTWARE',
        path('Microsoft\\Windows\\CurrentVersion\\WindowsUpdate\\Auto Update\\RebootRequired', []),
      ),
    'Servicing waits for a restart',
  ],
  [
    'pending-restart',
    'fail',
    () => ({ ...sampleFiles('healthy'), 'Windows/WinSxS/pending.xml': '<x/>' }),
    'Servicing waits for a restart',
  ],
  [
    'pending-restart',
    'warning',
    () =>
      hiveWith(
        'healthy',
        'SYSTEM',
        path('ControlSet001\\Control\\Session Manager', [], [list('PendingFileRenameOperations', ['\\??\\C:\\a', ''])]),
      ),
    'File renames wait',
  ],
  ...['PackagesPending', 'RebootInProgress'].map(
    (name) =>
      [
        'pending-restart',
        'fail',
        () => hiveWith('healthy', 'SOFTWARE', path(`${SERVICING}\\${name}`, [])),
        'Packages are being installed',
      ] as const,
  ),
  [
    'pending-restart',
    'fail',
    () => hiveWith('healthy', 'SOFTWARE', path(SERVICING, [], [number('RebootPending', 1)])),
    'Servicing waits for a restart',
  ],
  [
    'pending-restart',
    'warning',
    () => sessionManager([list('PendingFileRenameOperations2', ['\\??\\C:\\a', ''])]),
    'File renames wait',
  ],
  [
    'pending-restart',
    'warning',
    () => hiveWith('healthy', 'SOFTWARE', path('Microsoft\\Updates', [], [number('UpdateExeVolatile', 3)])),
    'An older update waits',
  ],
  ['pending-restart', 'warning', () => activeName('WIN-BEFORE'), 'A new computer name waits'],
  ['generalized-markers', 'fail', () => generalizationState(3), 'A generalize began and did not finish'],
  ['generalized-markers', 'unknown', () => generalizationState(11), 'do not tell whether'],
  ['image-state', 'warning', () => imageState('IMAGE_STATE_SPECIALIZE_RESEAL_TO_OOBE'), 'specialized'],
  ['image-state', 'unknown', () => imageState('IMAGE_STATE_X'), 'IMAGE_STATE_X is not known'],
  [
    'extra-profiles',
    'unknown',
    () => hiveWith('healthy', 'SOFTWARE', profile(`${SAMPLE.machineSid}-1009`, 'E:\\Users\\far')),
    'could not be decided',
  ],
  [
    'administrator-profile',
    'unknown',
    () => hiveWith('healthy', 'SOFTWARE', path(`${PROFILES}\\${SAMPLE.machineSid}-500`, [], [number('State', 0x800)])),
    'only a temporary profile',
  ],
  [
    'domain-joined',
    'warning',
    () =>
      hiveWith(
        'healthy',
        'SOFTWARE',
        path(
          'Microsoft\\Windows\\CurrentVersion\\Group Policy\\State\\Machine',
          [],
          [text('Distinguished-Name', 'CN=X,DC=corp')],
        ),
      ),
    'member of a domain',
  ],
  ['image-state', 'fail', () => sampleFiles('failed-copyprofile'), 'began and did not finish'],
  [
    'image-state',
    'warning',
    () =>
      hiveWith(
        'healthy',
        'SOFTWARE',
        path(
          'Microsoft\\Windows\\CurrentVersion\\Setup\\State',
          [],
          [text('ImageState', 'IMAGE_STATE_GENERALIZE_RESEAL_TO_OOBE')],
        ),
      ),
    'already prepared',
  ],
  [
    'generalized-markers',
    'fail',
    () => hiveWith('healthy', 'SYSTEM', key('Setup', [number('SetupType', 2), text('CmdLine', 'oobe\\windeploy.exe')])),
    'contradict each other',
  ],
  [
    'agent-fits-windows',
    'fail',
    () => ({ ...without(sampleFiles('healthy'), /Amazon/), 'Program Files/Internet Explorer/iexplore.exe': '' }),
    'No EC2 launch agent is installed',
  ],
  [
    'agent-fits-windows',
    'unknown',
    () => without(sampleFiles('healthy'), /^Program/),
    'Whether an EC2 launch agent is installed could not be decided',
  ],
  [
    'agent-fits-windows',
    'unknown',
    () => ({
      ...without(sampleFiles('healthy'), /Amazon|\.dll$/i),
      'Program Files/Internet Explorer/iexplore.exe': '',
    }),
    'Whether an EC2 launch agent is installed could not be decided',
  ],
  [
    'agent-fits-windows',
    'warning',
    () => ({ ...sampleFiles('healthy'), 'ProgramData/Amazon/EC2Launch/sysprep/unattend.xml': '<x/>' }),
    '2 launch agents are on the volume',
  ],
  [
    'agent-fits-windows',
    'fail',
    () =>
      hiveWith(
        'healthy',
        'SOFTWARE',
        path('Microsoft\\Windows NT\\CurrentVersion', [], [text('CurrentBuild', '20348')]),
      ),
    'AWS images of this Windows carry EC2Launch v2',
  ],
  [
    'agent-service-start',
    'fail',
    () => hiveWith('healthy', 'SYSTEM', path('ControlSet001\\Services\\Ec2Config', [], [number('Start', 4)])),
    'The service Ec2Config is disabled',
  ],
  [
    'rdp-state',
    'warning',
    () =>
      hiveWith(
        'healthy',
        'SYSTEM',
        path('ControlSet001\\Control\\Terminal Server', [], [number('fDenyTSConnections', 1)]),
      ),
    'Remote Desktop is refused',
  ],
];
