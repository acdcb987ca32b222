import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatRoute, parseRoute, SCREENS, START, type Route } from '../../renderer/route.ts';

describe('route', () => {
  test('every route is read back from its address', () => {
    const text = fc.string({ minLength: 1 });
    const route = fc.record({
      screen: fc.constantFrom(...SCREENS),
      page: fc.option(text, { nil: null }),
      volume: text,
      query: fc.dictionary(
        text.filter((name) => name !== 'volume' && name !== '__proto__'),
        fc.string(),
        { maxKeys: 3 },
      ),
    });
    fc.assert(
      fc.property(route, (wanted: Route) => {
        expect(parseRoute(formatRoute(wanted))).toEqual({ ...wanted, query: { ...wanted.query } });
      }),
    );
  });

  test('an unknown screen, or a step without a volume, leads to the start', () => {
    expect(parseRoute('#/nowhere?volume=D%3A')).toEqual({ ...START, volume: 'D:' });
    expect(parseRoute('#/checklist')).toEqual(START);
    expect(parseRoute('')).toEqual(START);
  });

  test('no address makes reading fail', () => {
    fc.assert(fc.property(fc.string(), (hash) => SCREENS.includes(parseRoute(hash).screen)));
    expect(parseRoute('#/history/%E0%A4%A')).toEqual({ screen: 'history', page: '%E0%A4%A', volume: null, query: {} });
  });
});
