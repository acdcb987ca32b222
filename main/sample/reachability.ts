import type { KeySpec } from '../registry/regf/build.ts';
import { key, number, path, text } from './hiveSpecs.ts';

/** The listeners of a Windows Server that is reached by Remote Desktop. Values are those of real hives. */
export function winStations(): KeySpec {
  return key(
    'WinStations',
    [],
    [
      key('Console', []),
      key('RDP-Tcp', [
        number('fEnableWinStation', 1),
        number('MaxInstanceCount', 0xff_ff_ff_ff),
        number('PortNumber', 3389),
        number('SecurityLayer', 2),
        number('UserAuthentication', 1),
        text('WdName', 'Microsoft RDP 8.0'),
      ]),
    ],
  );
}

const RULE =
  'v2.22|Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort=3389|App=%SystemRoot%\\system32\\svchost.exe|Svc=termservice|Name=@FirewallAPI.dll,-28775|Desc=@FirewallAPI.dll,-28756|EmbedCtxt=@FirewallAPI.dll,-28752|';

const on = (name: string): KeySpec => key(name, [number('EnableFirewall', 1)]);

/** Services key: the firewall is on and lets Remote Desktop in. Source: EC2Rescue facts, sections 1.2 and 1.6. */
export function firewall(): KeySpec {
  return path('SharedAccess\\Parameters\\FirewallPolicy', [
    on('DomainProfile'),
    on('StandardProfile'),
    on('PublicProfile'),
    key('FirewallRules', [text('RemoteDesktop-UserMode-In-TCP', RULE)]),
  ]);
}

const ADAPTER = '{5F3F359E-9D52-4566-9BEC-37EFDFB25ABE}';

/** Services key: one adapter that gets its address by DHCP. The address is invented. Source: EC2Rescue facts, section 1.2. */
export function interfaces(): KeySpec {
  return path(
    `Tcpip\\Parameters\\Interfaces\\${ADAPTER}`,
    [],
    [
      number('EnableDHCP', 1),
      text('Domain', ''),
      text('NameServer', ''),
      text('DhcpIPAddress', '172.31.7.20'),
      text('DhcpSubnetMask', '255.255.240.0'),
    ],
  );
}

const CLASSES = {
  network: '{4D36E972-E325-11CE-BFC1-08002BE10318}',
  storage: '{4D36E97B-E325-11CE-BFC1-08002BE10318}',
} as const;

const device = (
  name: string,
  description: string,
  version: string,
  ...more: readonly ReturnType<typeof text>[]
): KeySpec =>
  key(name, [
    text('DriverDesc', description),
    text('ProviderName', 'Amazon Inc.'),
    text('DriverVersion', version),
    text('DriverDate', '6-12-2023'),
    ...more,
  ]);

/** Control key: the adapters that Windows installed drivers for. Source: EC2Rescue facts, section 1.2 (inferred). */
export function deviceClasses(): KeySpec {
  return key(
    'Class',
    [],
    [
      key(
        CLASSES.network,
        [],
        [
          device('0000', 'AWS PV Network Device', '8.4.3.0', text('NetCfgInstanceId', ADAPTER)),
          device('0001', 'Amazon Elastic Network Adapter', '2.2.3.0'),
        ],
      ),
      key(
        CLASSES.storage,
        [],
        [
          device('0000', 'AWS PV Storage Host Adapter', '8.4.3.0'),
          device('0001', 'AWS NVMe Elastic Block Storage Adapter', '1.3.2.0'),
        ],
      ),
    ],
  );
}

/** Drivers by service, with how they start: storage with the boot loader. */
export const SAMPLE_DRIVERS: readonly (readonly [name: string, start: number])[] = [
  ['AWSNVMe', 0],
  ['ena', 3],
  ['xenbus', 0],
  ['xenvbd', 0],
  ['xenvif', 3],
  ['xennet', 3],
];
