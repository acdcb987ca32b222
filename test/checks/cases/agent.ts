import { number, path } from '../../../main/sample/hiveSpecs.ts';
import { hiveWith, sampleFiles, sampleWith } from '../../support/worlds.ts';
import { launch1, launch2, ssm, SSM_DATA, TASK_FILE, taskXml } from '../agents.ts';
import { without } from '../volumes.ts';
import type { CheckCase } from './checkCase.ts';

const CONFIG_XML = 'Program Files/Amazon/Ec2ConfigService/Settings/Config.xml';

/** The sample with a plug-in of Config.xml switched off. */
const off = (plugin: string) =>
  sampleWith('healthy', {
    [CONFIG_XML]: (xml) =>
      xml.replace(new RegExp(`(<Name>${plugin}</Name>\\s*<State>)Enabled`), (_, before: string) => `${before}Disabled`),
  });

export const agent: readonly CheckCase[] = [
  {
    id: 'agent-fits-windows',
    good: () => sampleFiles('healthy'),
    bad: () => ({ ...without(sampleFiles('healthy'), /Amazon/), 'Program Files/Internet Explorer/iexplore.exe': '' }),
    badResult: 'fail',
  },
  {
    id: 'agent-version',
    good: () => sampleFiles('healthy'),
    bad: () => launch1({}, '1.3.2003975'),
    badResult: 'warning',
  },
  {
    id: 'agent-service-start',
    good: () => sampleFiles('healthy'),
    bad: () => hiveWith('healthy', 'SYSTEM', path('ControlSet001\\Services\\Ec2Config', [], [number('Start', 4)])),
    badResult: 'fail',
  },
  {
    id: 'launch2-service-start',
    onSample: 'notApplicable',
    good: () => launch2(),
    bad: () => launch2({}, 4),
    badResult: 'fail',
    withoutHives: 'decided',
  },
  {
    id: 'launch1-task',
    onSample: 'notApplicable',
    good: () => launch1(),
    bad: () => launch1({ [TASK_FILE]: taskXml(false) }),
    badResult: 'warning',
    withoutHives: 'decided',
  },
  {
    id: 'first-boot-password',
    good: () => sampleFiles('healthy'),
    bad: () => sampleFiles('lock-out'),
    badResult: 'warning',
    withoutHives: 'decided',
  },
  {
    id: 'first-boot-user-data',
    good: () => sampleFiles('healthy'),
    bad: () => off('Ec2HandleUserData'),
    badResult: 'warning',
    withoutHives: 'decided',
  },
  {
    id: 'ssm-service-start',
    onSample: 'notApplicable',
    good: () => ssm(2),
    bad: () => ssm(4),
    badResult: 'warning',
    withoutHives: 'decided',
  },
  {
    id: 'ssm-instance-data',
    onSample: 'notApplicable',
    good: () => ssm(2),
    bad: () => ssm(2, { [SSM_DATA]: 'x' }),
    badResult: 'warning',
    withoutHives: 'decided',
  },
];
