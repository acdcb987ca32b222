import { describe, expect, test } from 'vitest';
import { list, number, path, text } from '../../main/sample/hiveSpecs.ts';
import { readSubject } from '../../main/subject/subject.ts';
import { memoryFs } from '../../main/volume/memoryFs.ts';
import type { ValueSpec } from '../../main/registry/regf/build.ts';
import { checkOf, digest, hiveEdited, hiveWith, sampleFiles, subjectOf, type Files } from '../support/worlds.ts';
import { launch1, ssm, TASK_FILE, taskXml } from './agents.ts';
import { networkInterface, service, unread, withAdapter, without } from './volumes.ts';

const outcome = (files: Files, id: string) => {
  const { result, title } = checkOf(subjectOf(files), id);
  return [result, title];
};
const SYSTEM = 'Windows/System32/config/SYSTEM';
const systemOf = (files: Files): Files => ({ [SYSTEM]: files[SYSTEM] ?? '' });
const routes = (...names: readonly string[]): Files =>
  service(
    'Tcpip\\Parameters\\PersistentRoutes',
    names.map((name) => text(name, '')),
  );
const METADATA = '169.254.169.254,255.255.255.255,172.31.48.1,15';
const store = hiveWith(
  'healthy',
  'SYSTEM',
  path('ControlSet001\\Control\\Nsi\\{eb004a00-9b1a-11d4-9123-0050047759bc}\\16', [], [number('x', 1)]),
);
const disabled = { [TASK_FILE]: taskXml(false) };

describe('the network', () => {
  test.each<readonly [string, Files, string, RegExp]>([
    [
      'static-address',
      networkInterface('{A}', [number('EnableDHCP', 0), list('IPAddress', ['0.0.0.0'])]),
      'pass',
      /No adapter/,
    ],
    [
      'static-address',
      networkInterface('{A}', [number('EnableDHCP', 1), list('IPAddress', ['10.0.0.5'])]),
      'pass',
      /No adapter/,
    ],
    [
      'static-address',
      networkInterface('{5F3F359E-9D52-4566-9BEC-37EFDFB25ABE}', [
        number('EnableDHCP', 0),
        text('IPAddress', '10.0.0.5'),
      ]),
      'fail',
      /An adapter has/,
    ],
    [
      'static-address',
      networkInterface('{A}', [number('EnableDHCP', 0), text('IPAddress', '10.0.0.5')]),
      'warning',
      /^An adapter, which Windows no longer has, has a fixed address$/,
    ],
    [
      'persistent-routes',
      routes('10.0.0.0,255.0.0.0,172.31.48.1,1'),
      'warning',
      /1 persistent route of the source machine/,
    ],
    [
      'persistent-routes',
      routes(METADATA, '10.0.0.0,255.0.0.0,172.31.48.1,1'),
      'fail',
      /^1 persistent route to the services/,
    ],
    ['persistent-routes', routes(), 'pass', /No persistent route/],
    ['persistent-routes', launch1({ ...systemOf(routes(METADATA)) }), 'warning', /to the services/],
    ['persistent-routes', launch1({ ...systemOf(routes(METADATA)), ...disabled }), 'fail', /to the services/],
    ['persistent-routes', launch1({ ...systemOf(store), ...disabled }), 'unknown', /could not/],
    ['persistent-routes', launch1(systemOf(store)), 'pass', /No persistent route/],
    ['persistent-routes', store, 'pass', /No persistent route/],
    ['stale-adapters', networkInterface('{A}', [number('EnableDHCP', 1)]), 'pass', /No adapter that is gone/],
    [
      'stale-adapters',
      networkInterface('{5F3F359E-9D52-4566-9BEC-37EFDFB25ABE}', [list('IPAddress', ['10.0.0.5'])]),
      'pass',
      /No adapter that is gone/,
    ],
    [
      'virtual-adapters',
      withAdapter('Microsoft KM-TEST Loopback Adapter', '3.10.442'),
      'warning',
      /EC2Config 3\.10\.442/,
    ],
    ['virtual-adapters', withAdapter('TAP-Windows Adapter V9', '4.9.3160'), 'pass', /leaves VPN/],
    ['virtual-adapters', withAdapter('Intel Adapter', '3.10.442'), 'pass', /No adapter is there/],
    ['dhcp-service-start', service('Dhcp', [number('Start', 3)]), 'warning', /only when something asks/],
    [
      'dhcp-service-start',
      hiveEdited('healthy', 'SYSTEM', (spec) => (spec.name === 'Dhcp' ? null : spec)),
      'fail',
      /not registered/,
    ],
    ['address-range', networkInterface('{A}', [text('DhcpIPAddress', '223.0.0.7')]), 'pass', /no address/],
  ])('%s %#', (id, files, result, title) => {
    expect(outcome(files, id)).toEqual([result, expect.stringMatching(title)]);
  });
});

const dword = (value: number) => [value & 0xff, (value >> 8) & 0xff, 0, 0];
/** WinHttpSettings as netsh writes it. */
const winHttp = (flags: number, proxy: string, bypass: string): Files => {
  const bytes = [proxy, bypass].map((each) => [...new TextEncoder().encode(each)]);
  const data = Uint8Array.from([
    ...dword(0x28),
    ...dword(0),
    ...dword(flags),
    ...bytes.flatMap((each) => [...dword(each.length), ...each]),
  ]);
  const value: ValueSpec = { name: 'WinHttpSettings', type: 'REG_BINARY', data };
  return hiveWith('healthy', 'SOFTWARE', path(`${INTERNET}\\Connections`, [], [value]));
};
const INTERNET = 'Microsoft\\Windows\\CurrentVersion\\Internet Settings';
const internet = (...values: readonly ValueSpec[]) => hiveWith('healthy', 'SOFTWARE', path(INTERNET, [], values));
const variables = (...values: readonly ValueSpec[]) =>
  hiveWith('healthy', 'SYSTEM', path('ControlSet001\\Control\\Session Manager\\Environment', [], values));
const ofAgent = (bypass: string): Files => ({
  ...sampleFiles('healthy'),
  'Program Files/Amazon/Ec2ConfigService/Ec2Config.exe.config': `<configuration><system.net><defaultProxy><proxy proxyaddress="http://u:secret@p:1"/><bypasslist>${bypass}</bypasslist></defaultProxy></system.net></configuration>`,
});
const add = (address: string) => `<add address="${address.replaceAll('.', '\\.')}"/>`;

describe('a proxy of the machine', () => {
  test.each<readonly [Files, string, RegExp]>([
    [winHttp(1, '', ''), 'pass', /has no proxy/],
    [winHttp(3, 'u:secret@proxy:3128', '<local>'), 'warning', /A proxy of WinHTTP takes 169\.254\.169\.254/],
    [winHttp(3, 'proxy:3128', '<local>;169.254.169.254'), 'pass', /goes past/],
    [winHttp(3, 'proxy:3128', '169.254.*'), 'pass', /goes past/],
    [winHttp(3, 'proxy:3128', '169.*.254'), 'pass', /goes past/],
    [winHttp(3, 'proxy:3128', '*'), 'pass', /goes past/],
    [winHttp(3, 'proxy:3128', '*.corp.example;<local>'), 'warning', /A proxy of WinHTTP takes 169\.254\.169\.254/],
    [winHttp(3, 'proxy:3128', '169.254.169.254*254'), 'warning', /A proxy of WinHTTP takes/],
    [internet(number('ProxyEnable', 1), text('ProxyServer', 'p:1')), 'warning', /A proxy of the machine/],
    [internet(number('ProxyEnable', 0), text('ProxyServer', 'p:1')), 'pass', /has no proxy/],
    [
      internet(number('ProxyEnable', 1), text('ProxyServer', 'p:1'), text('ProxyOverride', '169.254.169.254')),
      'pass',
      /goes past/,
    ],
    [variables(text('http_proxy', 'http://u:secret@p:1')), 'warning', /A proxy of programs/],
    [variables(text('http_proxy', 'http://p:1'), text('NO_PROXY', 'x, 169.254.169.254')), 'pass', /goes past/],
    [ofAgent(add('169.254.169.254')), 'warning', /of EC2Config takes 169\.254\.169\.250, 169\.254\.169\.251/],
    [ofAgent(['254', '250', '251'].map((last) => add(`169.254.169.${last}`)).join('')), 'pass', /goes past/],
    [service('AmazonSSMAgent', [list('Environment', ['http_proxy=p:1'])]), 'warning', /of the SSM Agent/],
    [
      service('AmazonSSMAgent', [list('Environment', ['http_proxy=p:1', 'no_proxy=169.254.169.254'])]),
      'pass',
      /goes past/,
    ],
    [ssm(2), 'pass', /has no proxy/],
  ])('%#', (files, result, title) => {
    expect(outcome(files, 'metadata-proxy')).toEqual([result, expect.stringMatching(title)]);
    expect(JSON.stringify(checkOf(subjectOf(files), 'metadata-proxy'))).not.toContain('secret');
  });
  test('is unknown where the settings of the agent may not be read', () => {
    const file = 'Program Files/Amazon/Ec2ConfigService/Ec2Config.exe.config';
    const fs = memoryFs(ofAgent(''), { unreadable: [file] });
    const subject = readSubject(fs, { digest, writeBar: null, logs: [], problems: [] });
    expect(checkOf(subject, 'metadata-proxy').result).toBe('unknown');
  });
});

describe('without a hive SYSTEM that is whole', () => {
  const files = sampleFiles('healthy');
  const bytes = files[SYSTEM];
  const cut = bytes instanceof Uint8Array ? bytes.subarray(0, bytes.length - 512) : '';
  test.each([
    'static-address',
    'persistent-routes',
    'stale-adapters',
    'virtual-adapters',
    'address-range',
    'metadata-proxy',
  ])('%s is unknown', (id) => {
    const subjects = [
      subjectOf(without(files, /config\/SYSTEM$/)),
      unread('SYSTEM'),
      subjectOf({ ...files, [SYSTEM]: cut }),
    ];
    expect(subjects.map((subject) => checkOf(subject, id).result)).toEqual(['unknown', 'unknown', 'unknown']);
  });
});
