import { describe, expect, test } from 'vitest';
import { planEdit } from '../../main/edits/planEdit.ts';
import { fixedClock } from '../../main/platform/clock.ts';
import { placeOfKey } from '../../main/remedies/hivePlace.ts';
import { propose } from '../../main/remedies/propose.ts';
import type { Remedy, WantedChange } from '../../main/remedies/remedy.ts';
import { number, path } from '../../main/sample/hiveSpecs.ts';
import { memoryFs } from '../../main/volume/memoryFs.ts';
import { makeDirty } from '../support/hivesLogs.ts';
import { digest, hiveWith, sampleFiles, subjectOf, type Files } from '../support/worlds.ts';

const SYSTEM = 'Windows/System32/config/SYSTEM';
const RUN_ONCE = 'programdata/amazon/ec2launch/STATE/.run-once';

const remedy = (...changes: readonly WantedChange[]): Remedy => ({
  id: 'r',
  find: () => ({ title: 'T', risk: 'safe', warning: 'W.', changes, because: [], source: [], mends: [] }),
});

const wish = {
  kind: 'setValue',
  key: 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\x',
  name: 'Start',
  type: 'REG_DWORD',
  data: '3',
} as const;

describe('placing a registry edit', () => {
  test('takes the control set in use, and only hives that remedies change', () => {
    expect(placeOfKey('HKLM\\SYSTEM\\CurrentControlSet\\Services', 2)).toEqual({
      file: SYSTEM,
      keyPath: 'ControlSet002\\Services',
    });
    expect(placeOfKey('HKLM\\System\\Setup', null)).toEqual({ file: SYSTEM, keyPath: 'Setup' });
    expect([
      placeOfKey('HKLM\\SYSTEM\\CurrentControlSet\\Services', null),
      placeOfKey('HKLM\\SAM\\SAM', 1),
      placeOfKey('HKU\\.DEFAULT\\Software', 1),
    ]).toEqual([null, null, null]);
  });
});

describe('a proposal', () => {
  test('has each change with its file as the disk spells it, and the fingerprint of that file', () => {
    const files: Files = {
      ...hiveWith('healthy', 'SYSTEM', path('Select', [], [number('Current', 2)])),
      'ProgramData/Amazon/EC2Launch/state/.run-once': 'done',
    };
    const hive = files[SYSTEM] instanceof Uint8Array ? files[SYSTEM] : new Uint8Array();
    expect(propose(remedy(wish, { kind: 'deleteFile', file: RUN_ONCE }), subjectOf(files), digest)).toEqual({
      id: 'r',
      title: 'T',
      risk: 'safe',
      warning: 'W.',
      applicability: { kind: 'canApply' },
      changes: [
        { ...wish, file: SYSTEM, fingerprint: digest(hive), keyPath: 'ControlSet002\\Services\\x' },
        {
          kind: 'deleteFile',
          file: 'ProgramData/Amazon/EC2Launch/state/.run-once',
          fingerprint: digest(new TextEncoder().encode('done')),
        },
      ],
      because: [],
      source: [],
    });
  });

  test('says whether it can be applied as the editor itself would, and what to do next', () => {
    const files = sampleFiles('healthy');
    const hive = files[SYSTEM] instanceof Uint8Array ? files[SYSTEM] : new Uint8Array();
    const dirty = makeDirty(hive);
    const volumes: readonly Files[] = [
      files,
      { ...files, [SYSTEM]: dirty },
      { ...files, [SYSTEM]: dirty, [`${SYSTEM}.LOG1`]: 'no log at all' },
      { ...files, [SYSTEM]: hive.subarray(0, hive.length - 4096) },
    ];
    const told = volumes.map((each) => {
      const offer = propose(remedy(wish), subjectOf(each), digest);
      const planned = planEdit(memoryFs(each), offer?.changes ?? [], fixedClock(0));
      const bar = offer?.applicability.kind === 'cannotApply' ? offer.applicability.reason : null;
      const refusal = planned.ok ? null : planned.problem.diagnostic;
      expect([offer?.warning, bar?.summary, bar?.fix]).toEqual(['W.', refusal?.summary, refusal?.fix]);
      expect(bar?.where.every(({ file }) => file === SYSTEM) ?? true).toBe(true);
      return [bar?.code ?? null, bar?.fix ?? null];
    });
    expect(told).toEqual([
      [null, null],
      [
        'hive-dirty',
        'Keep its logs beside it and make the proposal anew, or start the machine once and shut it down cleanly.',
      ],
      ['hive-replay-incomplete', 'Start the machine once and shut it down cleanly, then try again.'],
      ['hive-damaged', 'Make the change on the source machine itself.'],
    ]);
  });

  test('is none where a file of it cannot be read', () => {
    const gone = { kind: 'deleteFile', file: 'not/there' } as const;
    expect(propose(remedy(wish, gone), subjectOf(sampleFiles('healthy')), digest)).toBeNull();
  });
});
