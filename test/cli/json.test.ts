import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jsonSchemaOf, OUTPUTS, outputSchema, type OutputName } from '../../main/hosts/cli/schemas/schemas.ts';
import { ANSWER, buildCli, BUNDLE, PATIENCE, ROOT, SOFTWARE, type BuiltCli } from './builtCli.ts';

const NAMES = Object.keys(OUTPUTS) as OutputName[];
const COPY_PROFILE = 'specialize/Microsoft-Windows-Shell-Setup/CopyProfile';

describe('the shipped schemas', () => {
  const folder = join(ROOT, 'resources', 'schemas');

  test('are one for each output, and no other', () => {
    const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
    expect(files.sort()).toEqual(NAMES.map((name) => `${name}.json`).sort());
  });

  test.each(NAMES)('%s is what "node resources/schemas/generate.mjs" makes', (name) => {
    const shipped = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as unknown;
    expect(shipped).toEqual(jsonSchemaOf(name));
    expect(shipped).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      properties: { schema: { const: `imageprep/${name}/1` } },
    });
    expect(JSON.stringify(shipped)).not.toContain('"additionalProperties":false');
  });
});

describe('every --json output', { timeout: PATIENCE }, () => {
  let cli: BuiltCli;
  const seen = new Set<OutputName>();
  beforeAll(async () => {
    cli = await buildCli();
  }, PATIENCE);
  afterAll(() => cli.close());

  /** Runs a command and holds its output against the schema of its name; gives the output. */
  async function valid(name: OutputName, ...args: string[]): Promise<Record<string, unknown>> {
    const { out, err } = await cli.run(...args);
    expect(out, `${args.join(' ')}: ${err}`).toMatch(/^\{\n {2}"schema": "imageprep\//);
    const output = JSON.parse(out) as Record<string, unknown>;
    const parsed = outputSchema(name).safeParse(output);
    expect(parsed.error?.issues ?? [], `${name}: ${args.join(' ')}`).toEqual([]);
    seen.add(name);
    return output;
  }

  test('of a volume fits its schema, for every sample', async () => {
    const scenarios = ['healthy', 'extra-accounts', 'failed-copyprofile'];
    const volumes = scenarios.map((scenario) => cli.sample(scenario));
    const commands = ['inspect', 'accounts', 'check', 'simulate', 'diagnose'] as const;
    await Promise.all(volumes.flatMap((volume) => commands.map((name) => valid(name, name, volume, '--json'))));
  });

  test('of files, logs, codes and the sample fits its schema', async () => {
    const volume = cli.sample('failed-copyprofile');
    const file = join(volume, ANSWER);
    await Promise.all([
      valid('config-show', 'config', 'show', file, '--json'),
      valid('config-lint', 'config', 'lint', file, '--json'),
      valid('config-diff', 'config', 'diff', file, file, '--json'),
      valid('config-list', 'config', 'list', volume, '--json'),
      valid('fix-list', 'fix', 'list', volume, '--json'),
      valid('config-get', 'config', 'get', file, COPY_PROFILE, '--json'),
      valid('config-get', 'config', 'get', file, 'specialize/Microsoft-Windows-Shell-Setup/ComputerName', '--json'),
      valid('config-set', 'config', 'set', file, COPY_PROFILE, 'maybe', '--json'),
      valid('config-preset', 'config', 'preset', '--json'),
      valid('config-preset', 'config', 'preset', 'hardened', file, '--json'),
      valid('config-preset', 'config', 'preset', 'minimal', '-o', join(volume, '..', 'new.xml'), '--json'),
      valid('logs-stat', 'logs', 'stat', volume, '--json'),
      valid('logs-cat', 'logs', 'cat', volume, '--json'),
      valid('logs-timeline', 'logs', 'timeline', volume, '--level', 'error', '--json'),
      valid('explain', 'explain', '0x80070003', '-2147024894', '0xDEADBEEF', '--json'),
      valid('fix-show', 'fix', 'show', volume, 'set-copyprofile-false', '--json'),
      valid('fix-show', 'fix', 'show', volume, '--json'),
      valid('sample', 'sample', join(cli.folder, 'another'), '--json'),
      valid('diagnose', 'diagnose', join(volume, 'Windows/Panther'), '--json'),
    ]);
  });

  test('of a hive fits its schema', async () => {
    const volume = cli.sample('healthy');
    const hive = join(volume, SOFTWARE);
    const key = 'Microsoft\\Windows NT\\CurrentVersion';
    await Promise.all([
      valid('hive-stat', 'hive', 'stat', hive, '--json'),
      valid('hive-tree', 'hive', 'tree', hive, '--depth', '2', '--json'),
      valid('hive-get', 'hive', 'get', hive, '--json'),
      valid('hive-get', 'hive', 'get', hive, key, '--json'),
      valid('hive-get', 'hive', 'get', hive, key, 'ProductName', '--json'),
      valid('hive-export', 'hive', 'export', hive, key, '--json'),
      valid('hive-export', 'hive', 'export', hive, key, '-o', join(cli.folder, 'key.reg'), '--json'),
      valid('hive-verify', 'hive', 'verify', hive, '--json'),
    ]);
  });

  test('of an edit of a hive fits its schema, shown or written', async () => {
    const hive = join(cli.sample('healthy'), SOFTWARE);
    const db = ['--db', 'hive-edits.sqlite'];
    const set = ['hive', 'set', hive, 'Vendor\\Tool', 'Level', 'REG_DWORD', '0x10', '--json', ...db];
    const shown = await valid('hive-set', ...set);
    expect(shown).toMatchObject({
      file: hive,
      key: 'Vendor\\Tool',
      value: 'Level',
      changes: [{ key: 'SOFTWARE\\Vendor\\Tool', before: null, after: 'Level = 16 (REG_DWORD)' }],
    });
    const applied = await valid('hive-set', ...set, '--apply');
    expect([shown['applied'], applied['applied']]).toEqual([false, true]);
    const remove = ['hive', 'delete', hive, 'Vendor\\Tool'];
    await valid('hive-delete', ...remove, 'Level', '--json', ...db);
    await valid('hive-delete', ...remove, '--apply', '--json', ...db);
    expect((await cli.run('hive', 'get', hive, 'Vendor\\Tool')).code).toBe(66);
  });

  test('of edits and records fits its schema', async () => {
    const volume = cli.sample('orphan-profile');
    const db = ['--db', 'records.sqlite'];
    await valid('simulate', 'simulate', volume, '--json', ...db);
    await valid('fix-apply', 'fix', 'apply', volume, 'remove-stale-profile-keys', '--yes', '--json', ...db);
    await cli.run('simulate', volume, ...db);
    await valid('fix-undo', 'fix', 'undo', volume, '--json', ...db);
    await cli.run('check', volume, ...db);
    await cli.run('diagnose', volume, ...db);
    const { records } = (await valid('history-list', 'history', 'list', '--json', ...db)) as {
      records: { id: string; kind: string; outcome: string }[];
    };
    expect(records.map(({ kind, outcome }) => [kind, outcome])).toEqual([
      ['diagnosis', 'succeeded'],
      ['check', 'fail'],
      ['edit', 'undid'],
      ['run', 'holds'],
      ['edit', 'undone'],
      ['run', 'broken'],
    ]);
    await Promise.all(
      // One record of each kind: the undo, a run, the check, the diagnosis.
      records
        .slice(0, 4)
        .flatMap(({ id }) => [
          valid('history-show', 'history', 'show', id, '--json', ...db),
          valid('report', 'report', id, '--format', 'json', ...db),
        ]),
    );
    await valid('history-export', 'history', 'export', records.at(-1)?.id ?? '', ...db);
    const runs = records.filter(({ kind }) => kind === 'run').map(({ id }) => id);
    const [later = '', earlier = ''] = runs;
    expect(await valid('history-compare', 'history', 'compare', earlier, later, '--json', ...db)).toMatchObject({
      a: { id: earlier },
      b: { id: later },
      verdicts: expect.arrayContaining([
        expect.objectContaining({ statement: 'copyprofile-can-succeed', before: 'broken', after: 'holds' }),
      ]) as unknown,
    });
    expect(await valid('history-prune', 'history', 'prune', '--older-than', '0', '--json', ...db)).toMatchObject({
      removed: 6,
      kept: [],
      warnings: [],
    });
  });

  test('has the values that the contract promises', async () => {
    const volume = cli.sample('failed-copyprofile');
    const [list, get, absent, explained, diagnosis, trial] = await Promise.all([
      cli.json('config', 'list', volume, '--json'),
      cli.json('config', 'get', join(volume, ANSWER), COPY_PROFILE, '--json'),
      cli.run('config', 'get', join(volume, ANSWER), 'specialize/Microsoft-Windows-Shell-Setup/ComputerName', '--json'),
      cli.json('explain', '-2147024894', '--json'),
      cli.json('diagnose', volume, '--json'),
      cli.json(
        'simulate',
        volume,
        '--json',
        '--what-if',
        `c:\\PROGRAM FILES\\Amazon\\ec2configservice\\SYSPREP2008.XML:${COPY_PROFILE}=false`,
      ),
    ]);
    expect(list).toMatchObject({
      files: expect.arrayContaining([
        expect.objectContaining({ path: ANSWER, kind: 'answerFile', wins: true, processed: false }),
        { path: BUNDLE, kind: 'bundleConfig' },
      ]) as unknown,
    });
    expect(get).toEqual({
      schema: 'imageprep/config-get/1',
      file: join(volume, ANSWER),
      setting: COPY_PROFILE,
      value: 'true',
      secret: false,
      line: 31,
      column: 7,
    });
    expect([absent.code, JSON.parse(absent.out)]).toMatchObject([2, { value: null, line: null, column: null }]);
    expect(explained).toMatchObject({
      codes: [{ input: '-2147024894', hex: '0x80070002', facility: 'FACILITY_WIN32', name: 'ERROR_FILE_NOT_FOUND' }],
    });
    expect(diagnosis).toMatchObject({
      outcome: 'failed',
      causes: [{ id: 'copyprofile-find', confidence: 'certain', evidence: [{ line: 16 }] }],
      echoes: 2,
      noise: 1,
      logsMissing: ['Windows/System32/Sysprep/Panther/setuperr.log', 'Windows/Panther/setuperr.log'],
      expectation: { lastMatchedStep: 'specialize-shell' },
    });
    expect(trial).toMatchObject({
      verdicts: expect.arrayContaining([
        expect.objectContaining({ statement: 'copyprofile-can-succeed', result: 'holds' }),
      ]) as unknown,
    });
  });

  test('has been held against its schema above', () => {
    expect([...seen].toSorted()).toEqual(NAMES.toSorted());
  });
});
