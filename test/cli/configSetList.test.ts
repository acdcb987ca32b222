import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ANSWER, buildCli, PATIENCE, type BuiltCli } from './builtCli.ts';

const COMMANDS = 'specialize/Microsoft-Windows-Deployment/RunSynchronous/RunSynchronousCommand';

describe('lists of an answer file on the command line', { timeout: PATIENCE }, () => {
  let cli: BuiltCli;
  let file: string;
  beforeAll(async () => {
    cli = await buildCli();
    file = join(cli.sample('healthy'), ANSWER);
  }, PATIENCE);
  afterAll(() => cli.close());

  /** The paths of the commands by Order, as `config show` tells them. */
  async function paths(of: string): Promise<readonly (readonly [number, string])[]> {
    const { lists } = (await cli.json('config', 'show', of, '--json')) as {
      lists: { items: { order: number; fields: { value: string }[] }[] }[];
    };
    return (lists[0]?.items ?? []).map(({ order, fields }) => [order, fields[0]?.value.slice(0, 8) ?? '']);
  }

  test('take, move and give up an item; the file is the same again', async () => {
    const before = readFileSync(file);
    const [one, two, three] = (await paths(file)).map(([, path]) => path);
    const added = await cli.run('config', 'set', file, COMMANDS, '--add', 'Path=ver.exe', '--at', '1', '--apply');
    expect([added.code, added.out]).toEqual([0, expect.stringContaining('+          <Path>ver.exe</Path>')]);
    expect(await paths(file)).toEqual([
      [1, 'ver.exe'],
      [2, one],
      [3, two],
      [4, three],
    ]);
    await cli.run('config', 'set', file, `${COMMANDS}[Order=1]`, '--move-to', '4', '--apply');
    expect((await paths(file)).at(-1)).toEqual([4, 'ver.exe']);
    await cli.run('config', 'set', file, `${COMMANDS}[Order=4]`, '--remove', '--apply');
    expect(readFileSync(file)).toEqual(before);
  });

  test('a plain setting goes with --remove', async () => {
    const out = join(cli.folder, 'less.xml');
    const setting = 'specialize/Microsoft-Windows-Shell-Setup/CopyProfile';
    expect((await cli.run('config', 'set', file, setting, '--remove', '-o', out)).code).toBe(0);
    expect((await cli.run('config', 'get', out, setting)).code).toBe(2);
  });

  test.each([
    [[]],
    [['x', '--remove']],
    [['--move-to', '1', '--add', 'Path=x']],
    [['x', '--at', '1']],
    [['--add', 'Path']],
  ])('refuses what names no one change: %j', async (given) => {
    const { code, err } = await cli.run('config', 'set', file, `${COMMANDS}[Order=1]`, ...given);
    expect([code, err]).toEqual([64, expect.stringContaining('Give a VALUE, or one of --remove')]);
  });

  test('show tells how passwords stand', async () => {
    const copy = join(cli.folder, 'password.xml');
    const password = 'oobeSystem/Microsoft-Windows-Shell-Setup/UserAccounts/AdministratorPassword/Value';
    await cli.run('config', 'set', file, password, 'Heron5-Lake!', '-o', copy);
    const { out } = await cli.run('config', 'show', copy);
    expect(out).toMatch(/Passwords\n +\d+ +oobeSystem\/\S+\/AdministratorPassword +set, plain\n/);
    expect(out).not.toContain('Heron5');
    writeFileSync(copy, readFileSync(copy, 'utf8').replace('Heron5-Lake!', '*SENSITIVE*DATA*DELETED*'));
    expect((await cli.run('config', 'show', copy)).out).toContain('scrubbed by Windows');
  });
});
