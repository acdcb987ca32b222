import { sampleFiles, type Files } from '../../support/worlds.ts';
import { without } from '../volumes.ts';
import type { CheckCase } from './checkCase.ts';

const MB = 1024 ** 2;
const GB = 1024 ** 3;
const healthy = (): Files => sampleFiles('healthy');
/** The healthy sample with further files; a number makes a file of so many bytes. */
export const leaving = (files: Readonly<Record<string, string | number>>): Files => ({
  ...healthy(),
  ...Object.fromEntries(
    Object.entries(files).map(([path, what]) => [path, typeof what === 'string' ? what : new Uint8Array(what)]),
  ),
});

/** An attached disk, and not a folder. */
const ON_DISK = { good: { free: 2 ** 35, total: 2 ** 36 }, bad: { free: 2 ** 35, total: 2 ** 36 } };

export const disk: readonly CheckCase[] = [
  {
    id: 'free-space',
    onSample: 'unknown',
    space: { good: { free: 12 * GB, total: 30 * GB }, bad: { free: 9 * GB, total: 30 * GB } },
    good: healthy,
    bad: healthy,
    badResult: 'warning',
  },
  {
    id: 'page-file',
    good: healthy,
    bad: () => leaving({ 'pagefile.sys': MB }),
    badResult: 'warning',
    space: ON_DISK,
    onSample: 'unknown',
    also: [
      {
        when: 'in a copied folder, which lacks the file anyway',
        files: healthy,
        result: 'unknown',
        says: /^A copied folder does not tell whether the machine has pagefile\.sys/,
      },
    ],
  },
  {
    id: 'hibernation-file',
    good: healthy,
    bad: () => leaving({ 'hiberfil.sys': 'HIBR' }),
    badResult: 'warning',
    space: ON_DISK,
    onSample: 'unknown',
    also: [
      {
        when: 'in a copied folder, which lacks the file anyway',
        files: healthy,
        result: 'unknown',
        says: /^A copied folder does not tell whether the machine has hiberfil\.sys/,
      },
    ],
  },
  {
    id: 'memory-dumps',
    withoutHives: 'decided',
    good: healthy,
    bad: () => leaving({ 'Windows/MEMORY.DMP': 'x' }),
    badResult: 'warning',
    also: [
      {
        when: 'where the copy lacks what would show it',
        files: () => without(healthy(), /\.dll$/i),
        result: 'unknown',
        says: /copied without its programs/,
      },
    ],
  },
  {
    id: 'temporary-files',
    withoutHives: 'decided',
    good: () => leaving({ 'Windows/Temp/small.log': 'x' }),
    bad: () =>
      leaving({ 'Windows/Temp/a/large.msi': 40 * MB, 'Users/Administrator/AppData/Local/Temp/b.msi': 40 * MB }),
    badResult: 'warning',
  },
  {
    id: 'event-logs',
    good: () => leaving({ 'Windows/System32/winevt/Logs/System.evtx': MB }),
    bad: () =>
      leaving({
        'Windows/System32/winevt/Logs/System.evtx': 128 * MB,
        'Windows/System32/winevt/Logs/Security.evtx': 128 * MB,
      }),
    badResult: 'warning',
    onSample: 'unknown',
    also: [
      {
        when: 'where the copy lacks what would show it',
        files: () => healthy(),
        result: 'unknown',
        says: /has no folder Windows\/System32\/winevt\/Logs: it was copied without it/,
      },
    ],
  },
  {
    id: 'upgrade-leftovers',
    withoutHives: 'decided',
    good: healthy,
    bad: () => leaving({ 'Windows.old/Windows/explorer.exe': 'x' }),
    badResult: 'warning',
    also: [
      {
        when: 'where the copy lacks what would show it',
        files: () => without(healthy(), /\.dll$/i),
        result: 'unknown',
        says: /copied without its programs/,
      },
    ],
  },
  {
    id: 'earlier-setup-errors',
    withoutHives: 'decided',
    good: () => leaving({ 'Windows/System32/Sysprep/Panther/setuperr.log': '\u{feff}' }),
    bad: () => leaving({ 'Windows/System32/Sysprep/Panther/setuperr.log': 'an error' }),
    badResult: 'warning',
    also: [
      {
        when: 'where the folder of Sysprep was not copied',
        files: () => without(healthy(), /^Windows\/System32\/Sysprep\//i),
        result: 'unknown',
        says: /has no folder Windows\/System32\/Sysprep: it was copied without it/,
      },
    ],
  },
];
