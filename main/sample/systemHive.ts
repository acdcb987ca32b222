import type { KeySpec } from '../registry/regf/build.ts';
import { key, list, merge, number, path, text } from './hiveSpecs.ts';
import { SAMPLE } from './identity.ts';
import { deviceClasses, firewall, interfaces, SAMPLE_DRIVERS, winStations } from './reachability.ts';
import type { Scenario } from './scenarios.ts';

/** The SYSTEM hive. Keys and values are those that the checks, the simulation and Windows' own life cycle use. */
export function systemHive(scenario: Scenario): KeySpec {
  const failed = scenario.failedFirstBoot;
  const name = failed ? SAMPLE.failedComputerName : SAMPLE.computerName;
  return merge('CsiTool-CreateHive-{00000000-0000-0000-0000-000000000000}', [
    key(
      '',
      [],
      [key('Select', [number('Current', 1), number('Default', 1), number('Failed', 0), number('LastKnownGood', 1)])],
    ),
    key('', [], [controlSet(name)]),
    key('', [], [setup(failed)]),
  ]);
}

function controlSet(name: string): KeySpec {
  return merge('ControlSet001', [
    path('x\\Control', [
      path('ComputerName\\ComputerName', [], [text('ComputerName', name)]),
      key('ProductOptions', [text('ProductType', 'ServerNT'), list('ProductSuite', ['Terminal Server'])]),
      key('Terminal Server', [number('fDenyTSConnections', 0), number('fSingleSessionPerUser', 1)], [winStations()]),
      deviceClasses(),
      key('TimeZoneInformation', [text('TimeZoneKeyName', 'UTC'), number('Bias', 0)]),
      key(
        'Session Manager',
        [],
        [
          key('Environment', [
            text('PROCESSOR_ARCHITECTURE', 'AMD64'),
            text('windir', '%SystemRoot%', 'REG_EXPAND_SZ'),
          ]),
        ],
      ),
    ]),
    path('x\\Services', [
      service('Ec2Config', '"C:\\Program Files\\Amazon\\Ec2ConfigService\\Ec2Config.exe"', 2),
      service('TermService', '%SystemRoot%\\System32\\svchost.exe -k NetworkService', 3),
      service('Dhcp', '%SystemRoot%\\system32\\svchost.exe -k LocalServiceNetworkRestricted', 2),
      service('TrustedInstaller', '%SystemRoot%\\servicing\\TrustedInstaller.exe', 3),
      service('AppXSvc', '%SystemRoot%\\system32\\svchost.exe -k wsappx', 3),
      service('wuauserv', '%SystemRoot%\\system32\\svchost.exe -k netsvcs', 3),
      path(
        'Tcpip\\Parameters',
        [],
        [text('Hostname', name), text('NV Hostname', name), text('Domain', ''), text('NV Domain', '')],
      ),
    ]),
    path('x\\Services', [interfaces(), firewall(), ...SAMPLE_DRIVERS.map(driver)]),
  ]);
}

function service(name: string, image: string, start: number): KeySpec {
  return key(name, [
    text('ImagePath', image, 'REG_EXPAND_SZ'),
    number('Start', start),
    number('Type', 16),
    text('ObjectName', 'LocalSystem'),
  ]);
}

function driver([name, start]: (typeof SAMPLE_DRIVERS)[number]): KeySpec {
  return key(name, [
    text('ImagePath', `System32\\drivers\\${name}.sys`, 'REG_EXPAND_SZ'),
    number('Start', start),
    number('Type', 1),
  ]);
}

/** SYSTEM\Setup of a machine that is up, or of one whose first boot stopped. Source: sysprep facts, sections 4.2 and 4.3. */
function setup(failed: boolean): KeySpec {
  return key(
    'Setup',
    [
      text('CmdLine', failed ? 'oobe\\windeploy.exe' : ''),
      number('SetupType', failed ? 2 : 0),
      number('SetupPhase', failed ? 4 : 0),
      number('OOBEInProgress', failed ? 1 : 0),
      number('SystemSetupInProgress', failed ? 1 : 0),
      text('WorkingDirectory', 'C:\\Windows\\Panther'),
    ],
    [
      key(
        'Status',
        [],
        [
          key('SysprepStatus', [number('GeneralizationState', failed ? 4 : 7), number('CleanupState', 2)]),
          key('ChildCompletion', [number('setup.exe', failed ? 1 : 3), number('oobeldr.exe', failed ? 0 : 3)]),
          key('UnattendPasses', [number('specialize', failed ? 1 : 2), number('oobeSystem', failed ? 0 : 2)]),
        ],
      ),
    ],
  );
}
