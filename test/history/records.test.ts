import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { History } from '../../main/history/history.ts';
import type { PageRequest } from '../../main/history/pages.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import type { HistoryRecord } from '../../shared/model/history.ts';
import { checkRecord, historyWorld } from '../support/historyWorld.ts';

/** Every page of a list, one after the other. */
function allPages(history: History, request: PageRequest): readonly (readonly HistoryRecord[])[] {
  const pages: (readonly HistoryRecord[])[] = [];
  for (let before: PageRequest['before']; ;) {
    const page = unwrap(history.records.page({ ...request, before }));
    pages.push(page.records);
    if (page.next === null) return pages;
    before = page.next;
  }
}

describe('records', () => {
  test('are kept with their bodies across closing', () => {
    const world = historyWorld();
    const first = world.open();
    const record = checkRecord({ volume: null });
    const saved = unwrap(first.records.save(record));
    first.close();
    const again = world.open();
    expect(saved).toEqual({
      id: saved.id,
      kind: 'check',
      volume: null,
      computerName: null,
      at: '2024-01-01T00:00:00.000Z',
      outcome: 'fail',
      summary: 'Do not run Sysprep yet.',
    });
    expect(unwrap(again.records.get(saved.id))).toEqual(saved);
    expect(unwrap(again.records.body(saved.id))).toEqual(record.body);
    again.close();
  });

  test('a large body comes back whole and is stored smaller', () => {
    const world = historyWorld();
    const history = world.open();
    const settings = Array.from({ length: 20_000 }, (_, number) => ({ file: 'f', setting: `s${number}`, value: 'ä€' }));
    const body = { ...checkRecord().body, settings };
    const saved = unwrap(history.records.save(checkRecord({ body: body as never })));
    expect(unwrap(history.records.body(saved.id))).toEqual(body);
    history.close();
    expect(readFileSync(world.file).length).toBeLessThan(JSON.stringify(body).length / 3);
  });

  test('hold no secret, in no column and no file of the database', () => {
    const world = historyWorld();
    const history = world.open();
    const settings = [{ file: 'unattend.xml', setting: 'AdministratorPassword/Value', value: 'is hunter2' }];
    const body = { ...checkRecord().body, settings };
    const saved = unwrap(
      history.records.save(checkRecord({ body: body as never, summary: 'hunter2 is known', outcome: 'hunter2' })),
    );
    unwrap(history.wizard.save('E:\\', { unsaved: 'hunter2' }));
    expect([saved.summary, unwrap(history.records.body(saved.id))]).toEqual([
      '••• is known',
      { ...body, settings: [{ file: 'unattend.xml', setting: 'AdministratorPassword/Value', value: 'is •••' }] },
    ]);
    expect([readFileSync(world.file), readFileSync(`${world.file}-wal`)].some((each) => each.includes('hunter2'))).toBe(
      false,
    );
    history.close();
  });

  test('that are not there are said to be missing', () => {
    const history = historyWorld().open();
    const codes = [history.records.get('x'), history.records.body('x'), history.edits.get('x')].map((each) =>
      each.ok ? 'ok' : `${each.problem.kind} ${each.problem.diagnostic.code}`,
    );
    expect(codes).toEqual(['missing record-not-found', 'missing record-not-found', 'missing edit-not-found']);
    history.close();
  });
});

describe('the list', () => {
  const world = historyWorld();
  const history = world.open();
  const saved = Array.from({ length: 95 }, (_, number) => {
    // Several records share one time, so that the id has to decide.
    if (number % 4 === 0) world.clock.advance(1000);
    const kind = number % 3 === 0 ? ('run' as const) : ('check' as const);
    const summary = number % 10 === 0 ? `Über ${number}%` : `Record ${number}`;
    return unwrap(
      history.records.save(checkRecord({ kind, volume: number % 2 === 0 ? 'E:\\' : '/mnt/Ärger', summary })),
    );
  });
  const newestFirst = saved.toSorted((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1));

  test.each([
    ['everything', {}, () => true],
    ['one kind', { kind: 'run' }, (each) => each.kind === 'run'],
    ['one volume', { volume: 'E:\\' }, (each) => each.volume === 'E:\\'],
    [
      'a kind of a volume',
      { kind: 'check', volume: 'E:\\' },
      (each) => each.kind === 'check' && each.volume === 'E:\\',
    ],
    ['a sentence in other case', { search: 'üBER' }, (each) => each.summary.startsWith('Über')],
    ['a sign that SQL would take as a wildcard', { search: '%' }, (each) => each.summary.includes('%')],
    ['a part of the path', { search: 'ÄRGER' }, (each) => each.volume === '/mnt/Ärger'],
    [
      'a search in a kind',
      { kind: 'run', search: 'record 1' },
      (each) => each.kind === 'run' && each.summary.includes('Record 1'),
    ],
    ['nothing found', { search: 'no such thing' }, () => false],
    ['a volume that is not known', { volume: 'Z:\\' }, () => false],
  ] satisfies readonly [string, PageRequest, (each: HistoryRecord) => boolean][])(
    'of %s comes whole, newest first',
    (_, request, matches) => {
      const pages = allPages(history, { ...request, limit: 10 });
      expect(pages.flat()).toEqual(newestFirst.filter((each) => matches(each)));
      expect(pages.slice(0, -1).every((page) => page.length === 10)).toBe(true);
    },
  );

  test('a record that comes between two pages moves nothing', () => {
    const first = unwrap(history.records.page({ limit: 10 }));
    world.clock.advance(1000);
    unwrap(history.records.save(checkRecord({ volume: null })));
    const second = unwrap(history.records.page({ limit: 10, before: first.next ?? undefined }));
    expect(second.records).toEqual(newestFirst.slice(10, 20));
  });

  test('a page has bounds', () => {
    expect(unwrap(history.records.page({ limit: 0 })).records).toHaveLength(1);
    expect(unwrap(history.records.page({ limit: 1e9 })).next).toBeNull();
  });
});
