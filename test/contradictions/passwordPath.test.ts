import { describe, expect, it } from 'vitest';
import { passwordPath } from '../../main/contradictions/passwordPath.ts';
import {
  adminAccount,
  agentConfig,
  AGENT_CONFIG,
  launch1,
  launch2,
  launchConfig,
  LAUNCH_CONFIG,
} from '../checks/agents.ts';
import { sampleFiles, sampleWith, subjectOf, type Files } from '../support/worlds.ts';

const BUNDLE = 'Program Files/Amazon/Ec2ConfigService/Settings/BundleConfig.xml';
const ANSWER = 'Program Files/Amazon/Ec2ConfigService/sysprep2008.xml';
const LAUNCH1_ANSWER = 'ProgramData/Amazon/EC2-Windows/Launch/Sysprep/Unattend.xml';

const path = (files: Files) => passwordPath(subjectOf(files));
const summary = (files: Files) => {
  const { agent, retrievable, steps, deciding } = path(files);
  return [agent, retrievable, deciding === null ? null : (steps[deciding]?.evidence.text ?? null)];
};
const property = (word: string): Files =>
  sampleWith('healthy', {
    [BUNDLE]: (text) =>
      text.replace(/(SetPasswordAfterSysprep<\/Name>\s*<Value>)Yes/, (_, before: string) => before + word),
  });
const v1 = (changes: Readonly<Record<string, unknown>>): Files => launch1({ [LAUNCH_CONFIG]: launchConfig(changes) });
const v2 = (type: string): Files => launch2({ [AGENT_CONFIG]: agentConfig(adminAccount(type)) });

describe('the password path', () => {
  it.each<readonly [string, Files, readonly (string | null)[]]>([
    ['EC2Config', sampleFiles('healthy'), ['ec2config', 'yes', 'SetPasswordAfterSysprep = Yes']],
    ['EC2Config, No', property('No'), ['ec2config', 'no', 'SetPasswordAfterSysprep = No']],
    ['EC2Config, a word of its own', property('true'), ['ec2config', 'unknown', 'SetPasswordAfterSysprep = true']],
    ['EC2Launch v1', v1({}), ['ec2launch1', 'yes', 'adminPasswordType = Random']],
    [
      'EC2Launch v1, specified',
      v1({ adminPasswordType: 'Specify' }),
      ['ec2launch1', 'yes', 'adminPasswordType = Specify'],
    ],
    [
      'EC2Launch v1, nothing',
      v1({ adminPasswordType: 'DoNothing' }),
      ['ec2launch1', 'no', 'adminPasswordType = DoNothing'],
    ],
    [
      'EC2Launch v1, encrypted',
      v1({ adminPasswordType: 'Encrypted' }),
      ['ec2launch1', 'unknown', 'adminPasswordType = Encrypted'],
    ],
    [
      'EC2Launch v1, a file that it does not take',
      v1({ adminPasswordType: 'DoNothing', setWallpaper: 'yes' }),
      ['ec2launch1', 'yes', 'adminPasswordType = DoNothing'],
    ],
    ['EC2Launch v2', v2('random'), ['ec2launch2', 'yes', 'setAdminAccount password.type = random']],
    ['EC2Launch v2, nothing', v2('doNothing'), ['ec2launch2', 'no', 'setAdminAccount password.type = doNothing']],
    ['EC2Launch v2, static', v2('static'), ['ec2launch2', 'unknown', 'setAdminAccount password.type = static']],
    [
      'EC2Launch v2, no task',
      launch2({ [AGENT_CONFIG]: agentConfig('') }),
      ['ec2launch2', 'no', 'No task setAdminAccount'],
    ],
    ['EC2Launch v2, damaged', launch2({ [AGENT_CONFIG]: 'config: [' }), ['ec2launch2', 'unknown', 'cannot be read']],
    ['no agent', {}, [null, 'unknown', null]],
  ])('of %s', (_, files, expected) => expect(summary(files)).toEqual(expected));

  it('goes step by step, each with its place', () => {
    expect(path(property('No')).steps.map(({ does, evidence }) => [does, evidence.where.line])).toEqual([
      ['Sysprep through the agent switches Ec2SetPassword off.', 13],
      ['A command of specialize enables the account.', expect.any(Number)],
      ['A command of specialize gives the account a password that nobody knows.', expect.any(Number)],
    ]);
  });

  it('says whether somebody else knows the password', () => {
    const given =
      '<UserAccounts><AdministratorPassword><Value>not-A-real-1</Value></AdministratorPassword></UserAccounts><OOBE>';
    const files = {
      ...property('No'),
      ...pick(sampleWith('healthy', { [ANSWER]: (text) => text.replace('<OOBE>', given) }), ANSWER),
    };
    expect(path(files).answer).toBe(
      'The password cannot be retrieved: it is that of the answer file, for whoever knows it.',
    );
    expect(path(property('No')).answer).toMatch(/nobody may be able to log in/);
    expect(JSON.stringify(path(files))).not.toContain('not-A-real-1');
    expect(path({ ...v1({ adminPasswordType: 'DoNothing' }), [LAUNCH1_ANSWER]: 'x' }).retrievable).toBe('no');
  });
});

function pick(files: Files, file: string): Files {
  return { [file]: files[file] ?? '' };
}
