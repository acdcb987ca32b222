import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOSTILE_FILES, writeHostileFile } from '../support/hostileFiles.ts';
import { buildCli, PATIENCE, type BuiltCli } from './builtCli.ts';

describe('settings files that were made to hurt their reader', { timeout: PATIENCE }, () => {
  let cli: BuiltCli;
  beforeAll(async () => {
    cli = await buildCli();
  }, PATIENCE);
  afterAll(() => cli.close());

  test.each(HOSTILE_FILES)('$name has its own answer', async (hostile) => {
    const path = writeHostileFile(cli.folder, hostile);
    const { code, out, err } = await cli.run('config', 'lint', path, '--json');
    expect([code, codesIn(out), err]).toEqual([hostile.exit, expect.arrayContaining([hostile.code]), '']);
  });

  test.each(HOSTILE_FILES)('$name is shown as far as it can be read', async (hostile) => {
    const path = writeHostileFile(cli.folder, hostile);
    const { code, out } = await cli.run('config', 'show', path, '--json');
    expect(code).toBe(hostile.exit);
    if (hostile.exit !== 65) expect(codesIn(out)).toContain(hostile.code);
  });
});

/** Every code that stands in printed JSON. */
function codesIn(json: string): readonly string[] {
  const codes = new Set<string>();
  JSON.parse(json, (key, value: unknown) => {
    if (key === 'code' && typeof value === 'string') codes.add(value);
    return value;
  });
  return [...codes];
}
