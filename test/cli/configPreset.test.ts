import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ANSWER, buildCli, BUNDLE, PATIENCE, type BuiltCli } from './builtCli.ts';

describe('config preset', { timeout: PATIENCE }, () => {
  let cli: BuiltCli;
  let volume: string;
  beforeAll(async () => {
    cli = await buildCli();
    volume = cli.sample('healthy');
  }, PATIENCE);
  afterAll(() => cli.close());

  test('lists the presets with what they do and where that is from', async () => {
    const { code, out } = await cli.run('config', 'preset');
    expect(code).toBe(0);
    for (const id of ['ec2config', 'minimal', 'keep-profile', 'no-profile', 'hardened'])
      expect(out).toMatch(new RegExp(`^${id}  `, 'm'));
    expect(out).toContain('Source: ');
  });

  test('writes a new file that lint finds nothing wrong with', async () => {
    const file = join(cli.folder, 'new.xml');
    expect((await cli.run('config', 'preset', 'hardened', '-o', file, '--architecture', 'arm64')).code).toBe(0);
    const text = readFileSync(file, 'utf8');
    expect([text.startsWith('\ufeff<?xml'), text.includes('"arm64"'), text.includes('"amd64"')]).toEqual([
      true,
      true,
      false,
    ]);
    expect(await cli.run('config', 'lint', file)).toMatchObject({ code: 0, out: '1 file: nothing is wrong.\n' });
  });

  test('shows by meaning and as text what it changes in a file, and writes only when it is told to', async () => {
    const file = join(volume, ANSWER);
    const before = readFileSync(file, 'utf8');
    const shown = await cli.run('config', 'preset', 'no-profile', file);
    expect(shown.out).toMatch(/^1 setting differs\.\n/);
    expect(shown.out).toMatch(/CopyProfile\n {2}- +true\n {2}\+ +false\n/);
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect((await cli.run('config', 'preset', 'no-profile', file, '--apply')).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(before.replace('<CopyProfile>true<', '<CopyProfile>false<'));
    expect((await cli.run('config', 'preset', 'no-profile', file)).out).toContain('No change');
    await cli.run('fix', 'undo', volume);
  });

  test.each<readonly [string, readonly string[], number]>([
    ['an unknown preset', ['config', 'preset', 'softened', ANSWER], 64],
    ['no target', ['config', 'preset', 'minimal'], 64],
    ['a file that is no answer file', ['config', 'preset', 'minimal', BUNDLE], 65],
    ['a file that is not there', ['config', 'preset', 'minimal', 'gone.xml'], 66],
  ])('refuses %s', async (_, args, code) => {
    const named = args.map((arg) => (arg.endsWith('.xml') ? join(volume, arg) : arg));
    expect((await cli.run(...named)).code).toBe(code);
  });
});
