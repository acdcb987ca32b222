import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fingerprintOf } from '../support/engine.ts';
import { ANSWER, buildCli, BUNDLE, PATIENCE, SOFTWARE, type BuiltCli } from './builtCli.ts';

describe('commands that read, and those that show a change before it is made', { timeout: PATIENCE }, () => {
  let cli: BuiltCli;
  beforeAll(async () => {
    cli = await buildCli();
  }, PATIENCE);
  afterAll(() => cli.close());

  test.each(['orphan-profile', 'failed-copyprofile'])('change no byte, name, mode or time of %s', async (scenario) => {
    const volume = cli.sample(scenario);
    const hive = join(volume, SOFTWARE);
    const answer = join(volume, ANSWER);
    const commands = [
      ...['inspect', 'accounts', 'check', 'simulate', 'diagnose'].map((name) => [name, volume]),
      ['check', volume, '--policy', 'marketplace', '--format', 'sarif'],
      ...['stat', 'tree', 'export', 'verify'].map((name) => ['hive', name, hive]),
      ['hive', 'get', hive, 'Microsoft'],
      ['hive', 'set', hive, 'Vendor', 'Level', 'REG_DWORD', '1'],
      ['hive', 'delete', hive, 'Microsoft'],
      ['fix', 'list', volume],
      ['fix', 'show', volume],
      ['fix', 'show', volume, 'remove-stale-profile-keys', '--script', 'ps1'],
      ['fix', 'apply', volume, 'remove-stale-profile-keys'],
      ['config', 'list', volume],
      ['config', 'show', answer],
      ['config', 'set', join(volume, BUNDLE), 'Properties/SetPasswordAfterSysprep', 'No'],
      ...['stat', 'timeline'].map((name) => ['logs', name, volume]),
    ];
    const before = fingerprintOf(volume);
    const codes = await Promise.all(commands.map(async (command) => (await cli.run(...command)).code));
    expect(fingerprintOf(volume)).toEqual(before);
    // All were carried out as far as they go: only the remedy that nobody confirmed was refused.
    const refused = commands.filter((_, index) => (codes[index] ?? 64) >= 64);
    expect(refused).toEqual([['fix', 'apply', volume, 'remove-stale-profile-keys']]);
  });
});
