import { describe, expect, test } from 'vitest';
import { timelineOf } from '../../../renderer/components/timelineModel.ts';
import { runOf, step, verdict } from './runs.ts';

const RUN = runOf(
  [
    step('prepare-run', 'prepare'),
    step('capture-image', 'capture', { power: 'Off', rdp: 'closed' }),
    step(
      'specialize-start',
      'specialize',
      { password: 'Blank', imageState: 'IMAGE_STATE_UNDEPLOYABLE' },
      { certainty: 'inferred' },
    ),
    step('specialize-order-2', 'specialize', { password: 'Scrambled, unknown to everybody', console: 'Ready' }),
  ],
  [
    verdict('never-exposed', 'broken', ['prepare-run', 'specialize-start']),
    verdict('way-in', 'holds', ['specialize-order-2']),
  ],
);

const lane = (name: string) => timelineOf(RUN).lanes.find((item) => item.name === name)?.bars;

const safe = (after: object) => timelineOf(runOf([step('a', 'specialize', { password: 'Blank', ...after })])).exposures;

describe('the timeline', () => {
  test('phases are bands in per cent of the steps', () => {
    expect(timelineOf(RUN).phases).toEqual([
      { phase: 'prepare', title: 'Prepare', from: 0, to: 25 },
      { phase: 'capture', title: 'Capture', from: 25, to: 50 },
      { phase: 'specialize', title: 'Specialize', from: 50, to: 100 },
    ]);
  });

  test('a lane has one bar for each stretch of the same state', () => {
    expect(lane('Power')?.map(({ text, first, last }) => [text, first, last])).toEqual([
      ['On', 1, 1],
      ['Off', 2, 2],
      ['On', 3, 4],
    ]);
    expect(lane('Password')).toEqual([
      {
        text: 'Known to the administrator',
        tone: 'calm',
        constant: '',
        unsure: false,
        first: 1,
        last: 2,
        from: 0,
        to: 50,
      },
      { text: 'Blank', tone: 'weak', constant: '', unsure: true, first: 3, last: 3, from: 50, to: 75 },
      {
        text: 'Scrambled, unknown to everybody',
        tone: 'strong',
        constant: '',
        unsure: false,
        first: 4,
        last: 4,
        from: 75,
        to: 100,
      },
    ]);
    expect(lane('Image state')?.[1]).toMatchObject({ text: 'Undeployable', constant: 'IMAGE_STATE_UNDEPLOYABLE' });
    expect(lane('Console')?.map(({ text, first }) => [text, first])).toEqual([['Ready', 4]]);
  });

  test('an open door with a blank password is marked, and only that', () => {
    expect(timelineOf(RUN).exposures).toEqual([{ first: 3, last: 3, from: 50, to: 75 }]);
    expect([safe({ rdp: 'closed' }), safe({ power: 'Off' }), safe({ administrator: 'Disabled' })]).toEqual([
      [],
      [],
      [],
    ]);
  });

  test('marks stand at the image, at the orders, and where a statement breaks', () => {
    expect(timelineOf(RUN).marks.map(({ kind, step: number }) => [kind, number])).toEqual([
      ['image', 2],
      ['broken', 3],
      ['order', 4],
    ]);
    const unknown = timelineOf(runOf([step('oobe-tool', 'oobe', {}, { notSimulated: ['tool.exe'] })]));
    expect(unknown.marks.map(({ kind }) => kind)).toEqual(['notSimulated']);
  });

  test('a run without steps has an empty timeline', () => {
    expect(timelineOf(runOf([]))).toMatchObject({ phases: [], marks: [], exposures: [] });
  });
});
