import { describe, expect, test } from 'vitest';
import { unwrap } from '../../shared/model/diagnostic.ts';
import { openHive } from '../../main/registry/regf/hive.ts';
import { verifyHive } from '../../main/registry/regf/verify.ts';
import { buildSample } from '../../main/sample/sampleVolume.ts';
import { findScenario, SCENARIOS } from '../../main/sample/scenarios.ts';
import { subjectOf, sampleFiles } from '../support/worlds.ts';
import { describeWithHiveTools, expectedRows, hivexTree, namesOf, reglookupRows, treeOf } from '../support/hives.ts';

const NAMES = SCENARIOS.map((scenario) => scenario.name);
const HIVES = ['SYSTEM', 'SOFTWARE', 'SAM', 'SECURITY', 'DEFAULT'];

function hiveBytes(scenario: string, name: string): Uint8Array {
  const bytes = sampleFiles(scenario)[`Windows/System32/config/${name}`];
  if (!(bytes instanceof Uint8Array)) throw new Error(`the sample has no hive ${name}`);
  return bytes;
}

describe.each(NAMES)('the sample %s', (name) => {
  test('is the same bytes every time', () => {
    expect(sampleFiles(name)).toEqual(sampleFiles(name));
  });

  test('has sound hives', () => {
    for (const hive of HIVES) expect(verifyHive(unwrap(openHive(hiveBytes(name, hive))))).toEqual([]);
  });

  test('is recognised as what it imitates', () => {
    const { report } = subjectOf(sampleFiles(name));
    expect(report.windows).toEqual({
      productName: 'Windows Server 2012 R2 Datacenter',
      editionId: 'ServerDatacenter',
      build: '9600',
      installationType: 'Server',
      kernel: '6.3',
    });
    expect(report.agents.map((agent) => [agent.kind, agent.version])).toEqual([['ec2config', '4.9.3160']]);
    const cached = name === 'failed-copyprofile' ? ['answerFile'] : [];
    expect(report.configs.map((file) => file.kind)).toEqual([
      'answerFile',
      'bundleConfig',
      'ec2config',
      'driveLetters',
      'wallpaper',
      'script',
      'script',
      'script',
      'script',
      ...cached,
    ]);
    expect(report.problems).toEqual([]);
  });

  test('says in its root what it is', () => {
    const about = new TextDecoder().decode(buildSample(unwrap(findScenario(name))).files.get('about this sample.txt'));
    expect(about).toMatch(/sample volume/);
    expect(about).toMatch(/2008 R2/);
  });
});

describeWithHiveTools('independent tools', () => {
  test.each(NAMES)('hivex and reglookup read the keys and values that we read, in %s', (name) => {
    for (const hive of HIVES) {
      const bytes = hiveBytes(name, hive);
      const ours = treeOf(unwrap(openHive(bytes)).root);
      expect(namesOf(hivexTree(bytes))).toEqual(namesOf(ours));
      expect(reglookupRows(bytes)).toEqual(expectedRows(ours));
    }
  });
});

describe('a scenario that does not exist', () => {
  test('is a usage problem that lists the names', () => {
    const found = findScenario('nope');
    expect(found.ok ? '' : found.problem.diagnostic.fix).toContain(
      'healthy, orphan-profile, extra-accounts, lock-out, failed-copyprofile',
    );
  });
});
