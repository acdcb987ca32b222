import { describe, expect, test } from 'vitest';
import { number, path, text } from '../../main/sample/hiveSpecs.ts';
import { loadRoleTable, roleTable } from '../../main/checks/roleTable.ts';
import { checkOf, sampleFiles, subjectOf, type Files } from '../support/worlds.ts';
import { bothHives, currentVersion, ofBuild, service, unread, unreadIn, without } from './volumes.ts';

const feature = (name: string, build: string, state = 1): Files =>
  ofBuild(
    build,
    path(
      `Microsoft\\ServerManager\\ServicingStorage\\ServerComponentCache\\${name}`,
      [],
      [number('InstallState', state)],
    ),
  );
const outcome = (files: Files, id = 'server-roles') => {
  const { result, title, diagnostics } = checkOf(subjectOf(files), id);
  return { result, title, texts: diagnostics[0]?.evidence.map((each) => each.text) ?? [] };
};

const image = (name: string): Files =>
  bothHives(
    service('docker', [number('Start', 2)]),
    ofBuild('14393', path('Amazon\\MachineImage', [], [text('AMIName', name)])),
  );

describe('a role', () => {
  test.each([
    ['DHCP', '6002', 'pass'],
    ['DHCP', '7601', 'fail'],
    ['DHCP', '9200', 'fail'],
    ['DHCP', '9600', 'unknown'],
    ['DNS', '9200', 'unknown'],
    ['WDS', '7601', 'fail'],
    ['WDS', '9200', 'warning'],
    ['Application-Server', '9200', 'pass'],
    ['Application-Server', '26100', 'unknown'],
    ['Fax', 'x', 'unknown'],
  ])('%s on build %s: %s', (name, build, result) => expect(outcome(feature(name, build)).result).toBe(result));

  test('behind the table shows its last word', () => {
    expect(outcome(feature('UpdateServices', '17763'))).toEqual({
      result: 'unknown',
      title: 'Whether Sysprep supports Windows Server Update Services on this Windows is not told',
      texts: ['Windows Server Update Services (UpdateServices, InstallState = 1): in 2012 not supported'],
    });
  });

  test('that was removed, or of which only a key without start is left, is not installed', () => {
    expect(outcome(feature('DHCP', '9200', 0)).result).toBe('pass');
    expect(outcome(bothHives(service('NTDS', []), ofBuild('9200'))).result).toBe('pass');
  });

  test('does not exist on a client', () => {
    const client = ofBuild('9200', currentVersion([text('InstallationType', 'Client')]));
    expect(outcome(client).result).toBe('notApplicable');
  });
});

describe('the table of roles', () => {
  test('takes no role twice and no unknown word', () => {
    const table = roleTable();
    expect(() => loadRoleTable({ ...table, roles: [...table.roles, ...table.roles] })).toThrow(/twice/);
    expect(() => loadRoleTable({ ...table, certainty: 'sure' })).toThrow();
  });
});

describe('credentials of IIS', () => {
  const CONFIG = 'Windows/System32/inetsrv/config/applicationHost.config';

  test('are named by their line and not shown', () => {
    const files = { ...sampleFiles('healthy'), [CONFIG]: '<x>\r\n<y password="[enc:Aes:s3cret:enc]"/>' };
    const [told] = checkOf(subjectOf(files), 'iis-encrypted-credentials').diagnostics;
    expect(told?.evidence).toEqual([{ where: { file: CONFIG, line: 2 }, text: 'an encrypted value' }]);
    expect(JSON.stringify(told)).not.toContain('s3cret');
  });

  test('cannot be told where IIS is installed and its configuration was not copied', () => {
    expect(outcome(service('W3SVC', [number('Start', 2)]), 'iis-encrypted-credentials').result).toBe('unknown');
    expect(outcome(service('W3SVC', []), 'iis-encrypted-credentials').result).toBe('notApplicable');
    const closed = unreadIn({ ...sampleFiles('healthy'), [CONFIG]: '' }, CONFIG);
    expect(checkOf(closed, 'iis-encrypted-credentials').result).toBe('unknown');
  });
});

describe('Docker on Windows Server 2016', () => {
  test('fits an image of the Containers family', () => {
    const id = 'docker-image-family';
    expect(outcome(image('Windows_Server-2016-English-Full-Containers'), id).result).toBe('pass');
    expect(outcome(image('Windows_Server-2016-English-Full-Base'), id).result).toBe('fail');
  });
});

describe('without its hive', () => {
  test.each(['server-roles', 'msmq-hang', 'iis-encrypted-credentials'])('%s is undecided', (id) => {
    expect(checkOf(unread('SYSTEM'), id).result).toBe('unknown');
    expect(outcome(without(sampleFiles('healthy'), /config\/SYSTEM$/), id).result).toBe('unknown');
  });

  test('Docker is undecided', () => {
    expect(checkOf(unread('SOFTWARE'), 'docker-image-family').result).toBe('unknown');
  });
});
