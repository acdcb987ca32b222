import { describe, expect, test } from 'vitest';
import { number, text } from '../../main/sample/hiveSpecs.ts';
import { checkOf, sampleFiles, sampleWith, subjectOf, type Files } from '../support/worlds.ts';
import { bothHives, ofBuild, service, softwareProtection, unread, without } from './volumes.ts';

const resultOf = (files: Files, id: string) => checkOf(subjectOf(files), id).result;
const ANSWER = 'Program Files/Amazon/Ec2ConfigService/sysprep2008.xml';
const inAnswerFile = (value: string): Files =>
  sampleWith('healthy', {
    [ANSWER]: (file) =>
      file.replace(
        /<settings pass="generalize">/,
        `<settings pass="generalize"><component name="Microsoft-Windows-Security-SPP" processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS"><SkipRearm>${value}</SkipRearm></component>`,
      ),
  });

const server = (name: string, port = text('KeyManagementServicePort', '1688')): Files =>
  softwareProtection([text('KeyManagementServiceName', name), port]);

const clip = (build: string, start: number): Files =>
  bothHives(service('ClipSVC', [number('Start', start)]), ofBuild(build));

describe('SkipRearm', () => {
  test('in the answer file of the agent counts like that in the registry, with its line', () => {
    const subject = subjectOf(inAnswerFile('1'));
    expect(checkOf(subject, 'rearm-count').result).toBe('notApplicable');
    const { result, diagnostics } = checkOf(subject, 'skip-rearm');
    const evidence = diagnostics[0]?.evidence.at(-1);
    expect([result, evidence?.text, evidence?.where.file]).toEqual(['warning', 'SkipRearm = 1', ANSWER]);
    expect(evidence?.where.line).toBeGreaterThan(1);
  });

  test('of 0 spends a rearm', () => {
    const files = inAnswerFile('0');
    expect([resultOf(files, 'rearm-count'), resultOf(files, 'skip-rearm')]).toEqual(['unknown', 'pass']);
  });

  test.each([unread('SOFTWARE'), unread(ANSWER)])('that cannot be read is undecided', (subject) => {
    expect([checkOf(subject, 'rearm-count').result, checkOf(subject, 'skip-rearm').result]).toEqual([
      'unknown',
      'unknown',
    ]);
  });
});

describe('the rearm count', () => {
  test('names the command that tells it', () => {
    const [told] = checkOf(subjectOf(sampleFiles('healthy')), 'rearm-count').diagnostics;
    expect(told?.fix).toContain('slmgr /dlv');
  });
});

describe('the activation server', () => {
  test.each([
    [server('169.254.169.250'), 'pass'],
    [server('169.254.169.250', number('KeyManagementServicePort', 1688)), 'pass'],
    [server('169.254.169.250', text('KeyManagementServicePort', '1689')), 'warning'],
    [server('10.0.0.5'), 'warning'],
    [softwareProtection([number('KeyManagementServiceName', 1)]), 'unknown'],
  ])('%#', (files, result) => expect(resultOf(files, 'kms-settings')).toBe(result));
});

describe('the licence service of the Store', () => {
  test('is another one from Windows 10 on', () => {
    const { result, prediction } = checkOf(subjectOf(clip('17763', 4)), 'store-licence-service');
    expect([result, prediction]).toEqual(['warning', 'cannotTell']);
    expect(resultOf(clip('9600', 4), 'store-licence-service')).toBe('notApplicable');
    expect(resultOf(clip('17763', 9), 'store-licence-service')).toBe('unknown');
    expect(resultOf(ofBuild('7601'), 'store-licence-service')).toBe('notApplicable');
  });
});

describe('without its hive', () => {
  test.each(['rearm-count', 'skip-rearm', 'kms-settings', 'store-licence-service'])('%s is undecided', (id) => {
    expect(checkOf(unread('SOFTWARE'), id).result).toBe('unknown');
    expect(resultOf(without(sampleFiles('healthy'), /config\/SOFTWARE$/), id)).toBe('unknown');
  });
});
