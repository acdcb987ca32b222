import type { KeySpec } from '../registry/regf/build.ts';
import { key, merge, number, path, sid, text } from './hiveSpecs.ts';
import { DELETED_USER, EXTRA_USERS, SAMPLE } from './identity.ts';
import type { Scenario } from './scenarios.ts';

/** The SOFTWARE hive. Source of keys and values: sysprep facts, sections 4.1, 6.5 and 10. */
export function softwareHive(scenario: Scenario): KeySpec {
  return merge('CMI-CreateHive{00000000-0000-0000-0000-000000000001}', [
    key('', [], [path('Microsoft\\Windows NT', [currentVersion(scenario)])]),
    key('', [], [path('Microsoft\\Windows\\CurrentVersion', [imageState(scenario), uninstall()])]),
    key(
      '',
      [],
      [
        path(
          'Amazon\\MachineImage',
          [],
          [text('AMIName', 'Windows_Server-2012-R2_RTM-English-64Bit-Base'), text('AMIVersion', '2026.01.14')],
        ),
      ],
    ),
  ]);
}

function currentVersion(scenario: Scenario): KeySpec {
  return key(
    'CurrentVersion',
    [
      text('ProductName', 'Windows Server 2012 R2 Datacenter'),
      text('EditionID', 'ServerDatacenter'),
      text('InstallationType', 'Server'),
      text('CurrentBuild', SAMPLE.build),
      text('CurrentBuildNumber', SAMPLE.build),
      text('CurrentVersion', '6.3'),
      text('RegisteredOwner', 'Amazon'),
      text('RegisteredOrganization', 'Amazon.com'),
      text('SystemRoot', 'C:\\Windows'),
      number('InstallDate', 1_767_225_600),
    ],
    [profileList(scenario)],
  );
}

function profileList(scenario: Scenario): KeySpec {
  const users = [
    { rid: 500, name: 'Administrator' },
    ...(scenario.extraAccounts ? EXTRA_USERS : []),
    ...(scenario.orphanProfile ? [DELETED_USER] : []),
  ];
  return key(
    'ProfileList',
    [
      text('Default', '%SystemDrive%\\Users\\Default', 'REG_EXPAND_SZ'),
      text('ProfilesDirectory', '%SystemDrive%\\Users', 'REG_EXPAND_SZ'),
      text('ProgramData', '%SystemDrive%\\ProgramData', 'REG_EXPAND_SZ'),
      text('Public', '%SystemDrive%\\Users\\Public', 'REG_EXPAND_SZ'),
    ],
    [
      systemProfile('S-1-5-18', '%systemroot%\\system32\\config\\systemprofile'),
      systemProfile('S-1-5-19', 'C:\\Windows\\ServiceProfiles\\LocalService'),
      systemProfile('S-1-5-20', 'C:\\Windows\\ServiceProfiles\\NetworkService'),
      ...users.map(userProfile),
    ],
  );
}

function systemProfile(name: string, folder: string): KeySpec {
  return key(name, [
    text('ProfileImagePath', folder, 'REG_EXPAND_SZ'),
    number('Flags', 0xc),
    number('State', 0),
    sid('Sid', name),
  ]);
}

function userProfile(user: { readonly rid: number; readonly name: string }): KeySpec {
  const name = `${SAMPLE.machineSid}-${user.rid}`;
  return key(name, [
    text('ProfileImagePath', `C:\\Users\\${user.name}`, 'REG_EXPAND_SZ'),
    number('Flags', 0),
    number('State', user.rid === 500 ? 0x100 : 0x204),
    number('RefCount', 0),
    sid('Sid', name),
  ]);
}

function imageState(scenario: Scenario): KeySpec {
  return path('Setup\\State', [], [text('ImageState', imageStateOf(scenario))]);
}

/** The image state of a scenario: complete, or that of a specialize pass that did not end. */
export function imageStateOf(scenario: Scenario): string {
  return scenario.failedFirstBoot ? 'IMAGE_STATE_UNDEPLOYABLE' : 'IMAGE_STATE_COMPLETE';
}

function uninstall(): KeySpec {
  return path(
    'Uninstall\\{6ED26F9C-0B8B-4B4B-8E1C-1A2B3C4D5E6F}',
    [],
    [
      text('DisplayName', 'EC2ConfigService'),
      text('DisplayVersion', SAMPLE.agentVersion),
      text('Publisher', 'Amazon Web Services'),
    ],
  );
}
