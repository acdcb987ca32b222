import { describe, expect, it } from 'vitest';
import { viewAnswerFile } from '../../main/config/answer/answerView.ts';
import type { ListChange } from '../../main/config/answer/changeSettings.ts';
import type { ConfigDocument } from '../../main/config/document.ts';
import { changeList, COMMANDS, itemsOf, listOf } from './answerItems.ts';
import { changedLines, configOf, edited, failed, stock } from './samples.ts';

const answer = stock('sysprep2008.xml');

const ONE = 'net user Administrator /ACTIVE:YES /LOGONPASSWORDCHG:NO /EXPIRES:NEVER /PASSWORDREQ:YES';
const TWO = String.raw`"C:\Program Files\Amazon\Ec2ConfigService\ScramblePassword.exe" -u Administrator`;
const THREE = String.raw`"C:\Program Files\Amazon\Ec2ConfigService\Scripts\SysprepSpecializePhase.cmd"`;

describe('lists of an answer file', () => {
  it('are seen with action, key, order and settings, secrets masked', () => {
    expect(listOf(answer)).toEqual({
      setting: COMMANDS,
      pass: 'specialize',
      component: 'Microsoft-Windows-Deployment',
      sequence: 'order',
      items: [ONE, TWO, THREE].map((path, index) => ({
        setting: `${COMMANDS}[Order=${index + 1}]`,
        position: index + 1,
        action: 'add',
        key: null,
        order: index + 1,
        line: 38 + index * 4,
        fields: [{ path: 'Path', value: path, secret: false }],
      })),
    });
    const accounts = configOf(
      'unattend.xml',
      `<unattend xmlns="urn:schemas-microsoft-com:unattend"><settings pass="oobeSystem"><component name="Microsoft-Windows-Shell-Setup" processorArchitecture="amd64"><UserAccounts><LocalAccounts><LocalAccount wcm:action="add" xmlns:wcm="http://schemas.microsoft.com/WMIConfig/2002/State"><Name>a</Name><Password><Value>geheim</Value><PlainText>true</PlainText></Password></LocalAccount></LocalAccounts></UserAccounts></component></settings></unattend>`,
    );
    expect(viewAnswerFile(accounts).lists[0]?.items[0]?.fields).toEqual([
      { path: 'Name', value: 'a', secret: false },
      { path: 'Password/Value', value: null, secret: true },
      { path: 'Password/PlainText', value: 'true', secret: false },
    ]);
  });

  it('take a new item at its place, laid out like its neighbours, with the numbers behind it', () => {
    const add = { kind: 'add', at: 2, fields: [{ path: 'Path', value: 'cmd.exe /c ver' }] } as const;
    const after = edited(answer, changeList(answer, COMMANDS, add));
    expect(itemsOf(after)).toEqual([
      [1, ONE],
      [2, 'cmd.exe /c ver'],
      [3, TWO],
      [4, THREE],
    ]);
    expect(after.source.text.split('\r\n').slice(40, 46)).toEqual([
      '        </RunSynchronousCommand>',
      '        <RunSynchronousCommand wcm:action="add">',
      '          <Order>2</Order>',
      '          <Path>cmd.exe /c ver</Path>',
      '        </RunSynchronousCommand>',
      '        <RunSynchronousCommand wcm:action="add">',
    ]);
    expect(edited(after, changeList(after, `${COMMANDS}[Order=2]`, { kind: 'remove' })).source.bytes).toEqual(
      answer.source.bytes,
    );
  });

  it('make a list that the file lacks, and a keyed item', () => {
    const setting = 'oobeSystem/Microsoft-Windows-Shell-Setup/FirstLogonCommands/SynchronousCommand';
    const fields = [
      { path: 'CommandLine', value: 'a' },
      { path: 'Description', value: 'b' },
    ];
    const logon = edited(answer, changeList(answer, setting, { kind: 'add', at: null, fields }));
    expect(listOf(logon, setting)?.items.map(({ order, fields: written }) => [order, written])).toEqual([
      [
        1,
        [
          { path: 'CommandLine', value: 'a', secret: false },
          { path: 'Description', value: 'b', secret: false },
        ],
      ],
    ]);
    const names = 'specialize/Microsoft-Windows-DNS-Client/DNSSuffixSearchOrder/DomainName';
    const dns = edited(
      answer,
      changeList(answer, `${names}[keyValue=1]`, {
        kind: 'add',
        at: null,
        fields: [{ path: '', value: 'example.com' }],
      }),
    );
    expect(changedLines(answer, dns)).toContainEqual(
      expect.stringContaining('<DomainName wcm:action="add" wcm:keyValue="1">example.com</DomainName>'),
    );
    expect(
      failed(changeList(dns, `${names}[keyValue=1]`, { kind: 'add', at: null, fields: [{ path: '', value: 'x' }] })),
    ).toEqual(['usage', 'list-key-taken']);
  });

  it('move an item with its comments and leave the rest of the file', () => {
    const text = `<unattend xmlns="urn:schemas-microsoft-com:unattend" xmlns:wcm="http://schemas.microsoft.com/WMIConfig/2002/State">
  <settings pass="specialize">
    <component name="Microsoft-Windows-Deployment" processorArchitecture="amd64">
      <RunSynchronous> <!-- all of them -->
        <!-- first -->
        <RunSynchronousCommand wcm:action="add"><Order>1</Order><Path>a</Path></RunSynchronousCommand> <!-- a -->

        <RunSynchronousCommand wcm:action="add"><Order>2</Order><Path>b</Path></RunSynchronousCommand>
        <!-- third -->
        <RunSynchronousCommand wcm:action="add"><Order>3</Order><Path>c</Path></RunSynchronousCommand>
        <!-- end -->
      </RunSynchronous>
    </component>
  </settings>
</unattend>
`;
    const config = configOf('unattend.xml', text);
    const after = edited(config, changeList(config, `${COMMANDS}[Order=1]`, { kind: 'move', to: 3 }));
    expect(after.source.text.split('\n').slice(3, 12)).toEqual([
      '      <RunSynchronous> <!-- all of them -->',
      '        <RunSynchronousCommand wcm:action="add"><Order>1</Order><Path>b</Path></RunSynchronousCommand>',
      '        <!-- third -->',
      '        <RunSynchronousCommand wcm:action="add"><Order>2</Order><Path>c</Path></RunSynchronousCommand>',
      '',
      '        <!-- first -->',
      '        <RunSynchronousCommand wcm:action="add"><Order>3</Order><Path>a</Path></RunSynchronousCommand> <!-- a -->',
      '        <!-- end -->',
      '      </RunSynchronous>',
    ]);
    const back = edited(after, changeList(after, `${COMMANDS}[Order=3]`, { kind: 'move', to: 1 }));
    expect(back.source.text).toBe(text);
  });

  it('change only the numbers where the file has its items in another order', () => {
    const text = answer.source.text.replace('<Order>1</Order>', '<Order>30</Order>');
    const config = configOf('unattend.xml', text);
    expect(itemsOf(config)).toEqual([
      [2, TWO],
      [3, THREE],
      [30, ONE],
    ]);
    const after = edited(config, changeList(config, `${COMMANDS}[Order=30]`, { kind: 'move', to: 1 }));
    expect(itemsOf(after)).toEqual([
      [2, ONE],
      [3, TWO],
      [30, THREE],
    ]);
    expect(after.source.text.replaceAll(/<Order>\d+/g, '')).toBe(text.replaceAll(/<Order>\d+/g, ''));
    const less = edited(config, changeList(config, `${COMMANDS}[Order=2]`, { kind: 'remove' }));
    expect(itemsOf(less)).toEqual([
      [3, THREE],
      [30, ONE],
    ]);
  });

  it('take what is no item out as by no value', () => {
    const setting = 'specialize/Microsoft-Windows-Shell-Setup/TimeZone';
    const less = edited(answer, changeList(answer, setting, { kind: 'remove' }));
    expect(changedLines(answer, less)).toEqual(['-      <TimeZone>UTC</TimeZone>']);
  });

  const same = configOf('unattend.xml', answer.source.text.replace('<Order>2<', '<Order>1<'));
  const many = configOf('unattend.xml', answer.source.text.replace('<Order>3<', '<Order>500<'));
  it.each<readonly [string, ConfigDocument, string, ListChange, readonly [string, string]]>([
    ['two of one Order', same, `${COMMANDS}[3]`, { kind: 'move', to: 1 }, ['input', 'list-order-unclear']],
    ['no such place', answer, `${COMMANDS}[1]`, { kind: 'move', to: 4 }, ['usage', 'list-place']],
    ['no such item', answer, `${COMMANDS}[Order=9]`, { kind: 'remove' }, ['usage', 'list-item-missing']],
    [
      'no list',
      answer,
      'specialize/Microsoft-Windows-Shell-Setup/TimeZone',
      { kind: 'move', to: 1 },
      ['usage', 'setting-no-list'],
    ],
    ['several items', answer, COMMANDS, { kind: 'remove' }, ['usage', 'setting-ambiguous']],
    ['nothing in it', answer, COMMANDS, { kind: 'add', at: null, fields: [] }, ['usage', 'list-item-empty']],
    [
      'an unknown setting in it',
      answer,
      COMMANDS,
      { kind: 'add', at: null, fields: [{ path: 'Pfad', value: 'x' }] },
      ['usage', 'setting-unknown'],
    ],
    [
      'no Order left',
      many,
      COMMANDS,
      { kind: 'add', at: 1, fields: [{ path: 'Path', value: 'x' }] },
      ['usage', 'list-full'],
    ],
    [
      'no answer file',
      stock('Config.xml'),
      'Plugins/Plugin/Ec2SetPassword',
      { kind: 'move', to: 1 },
      ['usage', 'setting-no-list'],
    ],
    [
      'a damaged file',
      configOf('u.xml', answer.source.text.slice(0, -12)),
      `${COMMANDS}[1]`,
      { kind: 'remove' },
      ['input', 'setting-file-damaged'],
    ],
  ])('refuse what cannot be done: %s', (_, config, setting, list, expected) => {
    expect(failed(changeList(config, setting, list))).toEqual(expected);
  });
});
