import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runChecks } from '../../main/checks/runChecks.ts';
import { SCENARIOS } from '../../main/sample/scenarios.ts';
import { finish, sampleFiles, sampleFolders, subjectOf } from '../support/worlds.ts';

/**
 * What `check` says of every sample volume, one file a scenario under test/golden/check. Renew them after a change that
 * was meant, and read the difference: npm run golden:check
 */
const folder = join(import.meta.dirname, '..', 'golden', 'check');

describe('check on a sample volume', () => {
  test.each(SCENARIOS.map(({ name }) => name))('%s gives the expected results', async (name) => {
    const { policy, summary, results } = finish(runChecks(subjectOf({ ...sampleFiles(name), ...sampleFolders(name) })));
    const byId = Object.fromEntries(results.map(({ id, result, title }) => [id, { result, title }]));
    const golden = `${JSON.stringify({ policy, summary, results: byId }, null, 2)}\n`;
    await expect(golden).toMatchFileSnapshot(join(folder, `${name}.json`));
  });
});
