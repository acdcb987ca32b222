import { expect, it } from 'vitest';
import { findLogs } from '../../main/logs/knownLogPaths.ts';
import { problem } from '../../shared/model/diagnostic.ts';
import type { FileStat, Found, VolumeFs } from '../../shared/model/volume.ts';

const absent = { kind: 'absent' } as const;

/** A volume that only knows the sizes of its files. */
function volumeWith(files: Readonly<Record<string, number>>, unreadable: readonly string[] = []): VolumeFs {
  const stat = (path: string): Found<FileStat> => {
    if (unreadable.includes(path))
      return { kind: 'unreadable', problem: problem('input', 'denied', 'It may not be read.') };
    const name = Object.keys(files).find((file) => file.toLowerCase() === path.toLowerCase());
    if (name === undefined) return absent;
    return { kind: 'found', value: { path: name, type: 'file', size: files[name] ?? 0, modifiedMs: 0 } };
  };
  return { root: 'W:', stat, read: () => absent, readRange: () => absent, list: () => absent, space: () => absent };
}

it('finds the logs of a volume and tells which expected ones are missing', () => {
  const volume = volumeWith(
    {
      'WINDOWS/System32/sysprep/Panther/setupact.log': 10,
      'Windows/Panther/setupact.log': 20,
      'Windows/Panther/setuperr.log': 0,
      'Windows/debug/NetSetup.LOG': 30,
      'Program Files/Amazon/Ec2ConfigService/Logs/Ec2ConfigLog.txt': 40,
    },
    ['Windows/Logs/CBS/CBS.log'],
  );
  expect(findLogs(volume)).toEqual({
    found: [
      { path: 'WINDOWS/System32/sysprep/Panther/setupact.log', kind: 'generalize', size: 10 },
      { path: 'Windows/Panther/setupact.log', kind: 'specialize', size: 20 },
      { path: 'Windows/Panther/setuperr.log', kind: 'specialize', size: 0 },
      { path: 'Program Files/Amazon/Ec2ConfigService/Logs/Ec2ConfigLog.txt', kind: 'agent', size: 40 },
      { path: 'Windows/debug/NetSetup.LOG', kind: 'domainJoin', size: 30 },
    ],
    missing: [
      'Windows/System32/Sysprep/Panther/setuperr.log',
      'Windows/Panther/UnattendGC/setupact.log',
      'Windows/Panther/UnattendGC/setuperr.log',
      'Windows/Logs/CBS/CBS.log',
    ],
  });
});

it('misses the log of EC2Config where no agent left one', () => {
  expect(findLogs(volumeWith({})).missing.at(-1)).toBe('Program Files/Amazon/Ec2ConfigService/Logs/Ec2ConfigLog.txt');
});
