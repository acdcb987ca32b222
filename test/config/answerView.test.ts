import { describe, expect, it } from 'vitest';
import { viewAnswerFile } from '../../main/config/answer/answerView.ts';
import { encodePassword } from '../../main/config/passwords.ts';
import { configOf, stock } from './samples.ts';

const SHELL = 'Microsoft-Windows-Shell-Setup';
const ACCOUNTS = `oobeSystem/${SHELL}/UserAccounts`;

/** An answer file with something in Shell-Setup of oobeSystem. */
const withShell = (inner: string) =>
  configOf(
    'unattend.xml',
    `<unattend xmlns="urn:schemas-microsoft-com:unattend">
<settings pass="oobeSystem" wasPassProcessed="true"><component name="${SHELL}" processorArchitecture="amd64">${inner}</component></settings>
</unattend>`,
  );

const administrator = (inner: string) =>
  withShell(`<UserAccounts><AdministratorPassword>${inner}</AdministratorPassword></UserAccounts>`);
const hidden = (password: string) =>
  `<Value>${encodePassword('administrator', password)}</Value><PlainText>false</PlainText>`;

describe('the view of an answer file', () => {
  it('has its passes, and its components by build', () => {
    const two = configOf(
      'unattend.xml',
      `<unattend>
<settings pass="specialize"><component name="${SHELL}" processorArchitecture="x86"><TimeZone>UTC</TimeZone></component>
<component name="${SHELL}" processorArchitecture="amd64"/></settings>
<settings pass="specialize"><component name="Microsoft-Windows-Deployment" processorArchitecture="amd64"/></settings>
</unattend>`,
    );
    expect(viewAnswerFile(two).passes).toEqual([
      {
        name: 'specialize',
        line: 2,
        processed: false,
        components: [
          { setting: `specialize/${SHELL}@x86`, name: SHELL, architecture: 'x86', line: 2, settings: 1 },
          { setting: `specialize/${SHELL}@amd64`, name: SHELL, architecture: 'amd64', line: 3, settings: 0 },
        ],
      },
      {
        name: 'specialize',
        line: 4,
        processed: false,
        components: [
          {
            setting: 'specialize/Microsoft-Windows-Deployment',
            name: 'Microsoft-Windows-Deployment',
            architecture: 'amd64',
            line: 4,
            settings: 0,
          },
        ],
      },
    ]);
    expect(viewAnswerFile(stock('Config.xml'))).toEqual({ passes: [], lists: [], passwords: [] });
  });

  it.each<readonly [string, string, string, string | null]>([
    ['in clear', '<Value>Heron5</Value><PlainText>true</PlainText>', 'plain', 'Heron5'],
    ['without PlainText', '<Value>Heron5</Value>', 'plain', 'Heron5'],
    ['hidden', hidden('Heron5'), 'hidden', 'Heron5'],
    ['hidden and empty', hidden(''), 'empty', null],
    ['hidden in another way', '<Value>SGVyb241</Value><PlainText>false</PlainText>', 'undecodable', null],
    ['empty', '<Value></Value><PlainText>true</PlainText>', 'empty', null],
    ['scrubbed', '*SENSITIVE*DATA*DELETED*', 'scrubbed', null],
    ['scrubbed in its value', '<Value>*SENSITIVE*DATA*DELETED*</Value>', 'scrubbed', null],
  ])('says how a password stands, and shows it only where asked: %s', (_, inner, state, clear) => {
    const file = administrator(inner);
    const password = { setting: `${ACCOUNTS}/AdministratorPassword`, pass: 'oobeSystem', state, line: 2 };
    expect(viewAnswerFile(file).passwords).toEqual([password]);
    expect(viewAnswerFile(file, true).passwords).toEqual([{ ...password, clear }]);
  });

  it('names the passwords of list items, and takes no product key for one', () => {
    const file = withShell(
      `<ProductKey>AAAAA-BBBBB-CCCCC-DDDDD-EEEEE</ProductKey><UserAccounts><LocalAccounts><LocalAccount xmlns:wcm="http://schemas.microsoft.com/WMIConfig/2002/State" wcm:action="add"><Name>a</Name><Password><Value>${encodePassword('account', 'Otter7')}</Value><PlainText>false</PlainText></Password></LocalAccount></LocalAccounts></UserAccounts>`,
    );
    expect(viewAnswerFile(file, true).passwords).toEqual([
      {
        setting: `${ACCOUNTS}/LocalAccounts/LocalAccount[1]/Password`,
        pass: 'oobeSystem',
        state: 'hidden',
        line: 2,
        clear: 'Otter7',
      },
    ]);
  });
});
