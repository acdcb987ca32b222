import { describe, expect, test } from 'vitest';
import { placeOfKey } from '../../main/remedies/hivePlace.ts';
import { propose } from '../../main/remedies/propose.ts';
import type { Remedy, WantedChange } from '../../main/remedies/remedy.ts';
import { number, path } from '../../main/sample/hiveSpecs.ts';
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

  test('says what keeps its hive from being changed', () => {
    const files = sampleFiles('healthy');
    const hive = files[SYSTEM] instanceof Uint8Array ? files[SYSTEM] : new Uint8Array();
    const warnings = [hive, makeDirty(hive)].map(
      (bytes) => propose(remedy(wish), subjectOf({ ...files, [SYSTEM]: bytes }), digest)?.warning,
    );
    expect(warnings).toEqual([
      'W.',
      'W. The SYSTEM hive is dirty and its logs are not there: Windows must mend it before it can be changed here.',
    ]);
  });

  test('is none where a file of it cannot be read', () => {
    const gone = { kind: 'deleteFile', file: 'not/there' } as const;
    expect(propose(remedy(wish, gone), subjectOf(sampleFiles('healthy')), digest)).toBeNull();
  });
});
