import { expect, test } from 'vitest';
import { sampleFolderProblem } from '../../main/sample/sampleFolder.ts';

const told = (...around: Parameters<typeof sampleFolderProblem>[1]) =>
  sampleFolderProblem('E:\\Users\\x', around)?.diagnostic.summary ?? null;

test('a sample is not written into a Windows volume that may be examined', () => {
  expect(told({ root: 'E:\\', bar: null })).toBe('"E:\\Users\\x" lies on the Windows volume "E:\\".');
  expect(told({ root: 'C:\\', bar: 'runningSystem' }, { root: 'E:\\', bar: 'readOnlyDisk' })).toContain('"E:\\"');
  expect(sampleFolderProblem('x', [{ root: 'E:\\', bar: null }])).toMatchObject({
    kind: 'refused',
    diagnostic: { code: 'sample-in-volume', where: [{ file: 'x' }] },
  });
});

test('a sample may be written outside of any, and on the drive that this PC runs from', () => {
  expect([told(), told({ root: 'C:\\', bar: 'runningSystem' })]).toEqual([null, null]);
});
