import { describe, expect, test } from 'vitest';
import { list, number, path } from '../../main/sample/hiveSpecs.ts';
import { SAMPLE } from '../../main/sample/identity.ts';
import { checkOf, hiveWith, subjectOf, type Files } from '../support/worlds.ts';
import { activeName, SERVICING, sessionManager } from './volumes.ts';

const prediction = (name: string) =>
  checkOf(subjectOf(hiveWith('healthy', 'SOFTWARE', path(`${SERVICING}\\${name}`, []))), 'pending-restart').prediction;

describe('what only looks like pending work', () => {
  test.each<readonly [string, () => Files]>([
    [
      'a RebootPending value of 0',
      () => hiveWith('healthy', 'SOFTWARE', path(SERVICING, [], [number('RebootPending', 0)])),
    ],
    ['an empty list of renames', () => sessionManager([list('PendingFileRenameOperations2', [])])],
    [
      'UpdateExeVolatile 0',
      () => hiveWith('healthy', 'SOFTWARE', path('Microsoft\\Updates', [], [number('UpdateExeVolatile', 0)])),
    ],
    ['the active name in other case', () => activeName(SAMPLE.computerName.toLowerCase())],
  ])('passes: %s', (_, files) => expect(checkOf(subjectOf(files()), 'pending-restart').result).toBe('pass'));

  test('packages in progress are likely to stop Sysprep, a restart that servicing asks for is certain to', () => {
    expect([prediction('PackagesPending'), prediction('RebootPending')]).toEqual(['likely', 'certain']);
  });
});
