import { CASES } from './cases/cases.ts';
import { describe, expect, test } from 'vitest';
import { CHECKS } from '../../main/checks/catalogue.ts';
import { defaultPolicy, findPolicy, POLICIES, type Policy } from '../../main/checks/policies.ts';
import { runChecks } from '../../main/checks/runChecks.ts';
import { policyWords } from '../../shared/model/check.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import { finish, sampleFiles, subjectOf, type Files } from '../support/worlds.ts';
import { ANSWER, withPassword } from './cases/secrets.ts';
import { launch2, RUN_ONCE, ssm, SSM_DATA } from './agents.ts';
import { generalized, hivesOf, ofBuild, without } from './volumes.ts';

const LAUNCH2 = 'ProgramData/Amazon/EC2Launch/sysprep/unattend.xml';
const LAUNCH1 = 'ProgramData/Amazon/EC2-Windows/Launch/Sysprep/Unattend.xml';
const withAgent = (build: string, ...files: readonly string[]): Files => ({
  ...without(ofBuild(build), /Amazon/),
  ...Object.fromEntries(files.map((file) => [file, withPassword('')])),
});

/** A policy of the test: that of the pair with other grades. */
const grading = (grades: Policy['grades']): Policy => ({
  name: 'test',
  title: 'Test',
  for: null,
  source: 'Test',
  grades,
});
const outcome = (files: Files, policy: Policy, id: string) =>
  finish(runChecks(subjectOf(files), policy)).results.find((each) => each.id === id);

describe('the policies that are shipped', () => {
  test('have a name each and grade checks that exist', () => {
    expect(POLICIES.map(({ name }) => name)).toEqual([
      'ec2config',
      'ec2launch1',
      'ec2launch2',
      'general',
      'marketplace',
    ]);
    const ids = new Set(CHECKS.map(({ id }) => id));
    expect(POLICIES.flatMap(({ grades }) => Object.keys(grades)).filter((id) => !ids.has(id))).toEqual([]);
  });

  test.each([
    ['EC2Config on 2012 R2', sampleFiles('healthy'), 'ec2config'],
    ['EC2Launch v1 on 2019', withAgent('17763', LAUNCH1), 'ec2launch1'],
    ['EC2Launch v2 on 2022', withAgent('20348', LAUNCH2), 'ec2launch2'],
    ['EC2Launch v2 on 2016', withAgent('14393', LAUNCH2), 'ec2launch2'],
    ['EC2Launch v1 on 2022', withAgent('20348', LAUNCH1), 'general'],
    ['no agent', withAgent('20348'), 'general'],
    ['two agents', withAgent('17763', LAUNCH1, LAUNCH2), 'general'],
    ['an unknown Windows', without(sampleFiles('healthy'), /config\/SOFTWARE$/), 'general'],
  ])('are chosen by the pair: %s', (_, files, name) => {
    expect(defaultPolicy(subjectOf(files).report).name).toBe(name);
  });

  test('are found by name; another name is told with those that exist', () => {
    const { report } = subjectOf(sampleFiles('healthy'));
    expect(unwrap(findPolicy('marketplace', report)).title).toContain('AWS Marketplace');
    expect(findPolicy('nothing', report)).toMatchObject({
      ok: false,
      problem: { kind: 'usage', diagnostic: { fix: expect.stringContaining('ec2launch2, general, marketplace') } },
    });
  });
});

/** The bad volume that the check has. */
const bad = (id: string) => () => CASES.find((each) => each.id === id)?.bad() ?? {};

describe('a policy', () => {
  const password = { ...sampleFiles('healthy'), [ANSWER]: withPassword() };
  const id = 'answer-file-passwords';

  test('that recommends caps a failure at a warning, one that requires does not', () => {
    expect(outcome(password, grading({}), id)).toMatchObject({
      grade: 'recommended',
      result: 'warning',
      diagnostics: [{ severity: 'warning' }],
    });
    expect(outcome(password, grading({ [id]: 'required' }), id)).toMatchObject({
      grade: 'required',
      result: 'fail',
      diagnostics: [{ severity: 'error' }],
    });
  });

  test.each<readonly [string, () => Files]>([
    ['agent-version', () => launch2({}, 2, '2.0.500')],
    ['first-boot-user-data', () => ({ ...launch2({ [RUN_ONCE]: '' }), ...hivesOf(generalized()) })],
    ['ssm-service-start', () => ssm(4)],
    ['domain-joined', bad('domain-joined')],
    ['guest-enabled', bad('guest-enabled')],
    ['password-not-required', bad('password-not-required')],
    ['ssm-instance-data', () => ssm(2, { [SSM_DATA]: '' })],
  ])('counts for %s, which only recommends by itself', (recommended, files) => {
    expect(outcome(files(), grading({}), recommended)?.result).toBe('warning');
    expect(outcome(files(), unwrap(findPolicy('marketplace', subjectOf({}).report)), recommended)?.result).toBe('fail');
  });

  test('that leaves a check out says so', () => {
    const found = outcome(password, grading({ [id]: 'off' }), id);
    expect(found).toMatchObject({
      result: 'notApplicable',
      title: 'The policy test leaves this check out',
      breaks: null,
    });
    expect(found).not.toHaveProperty('grade');
  });

  test('does not turn what is unknown into anything else', () => {
    expect(outcome(password, grading({ 'free-space': 'required' }), 'free-space')?.result).toBe('unknown');
  });

  test('is named in the report with the pair that was found', () => {
    const { policy } = finish(runChecks(subjectOf(password)));
    expect(policy).toEqual({ name: 'ec2config', agent: 'ec2config', windows: 'Windows Server 2012 R2 Datacenter' });
    expect(policy && policyWords(policy)).toBe(
      'Policy ec2config; found: EC2Config on Windows Server 2012 R2 Datacenter',
    );
    expect(policyWords({ name: 'general', agent: null, windows: null })).toBe(
      'Policy general; found: no single EC2 agent on an unknown Windows',
    );
  });
});
