import { describe, expect, it } from 'vitest';
import { findVolumeLogs, shownUnreadable } from '../../main/diagnosis/volumeLogs.ts';
import { memoryFs } from '../../main/volume/memoryFs.ts';

const SYSPREP = 'Windows/System32/Sysprep/Panther';
const AGENT = 'Program Files/Amazon/Ec2ConfigService/Logs';
const FILES = {
  [`${SYSPREP}/setupact.log`]: 'x',
  [`${SYSPREP}/setuperr.log`]: '',
  'Windows/Panther/setupact.log': 'x',
  'Windows/Panther/UnattendGC/setupact.log': 'x',
  [`${AGENT}/Ec2ConfigLog.txt`]: 'x',
};
const NOT_THERE = ['Windows/Panther/setuperr.log', 'Windows/Panther/UnattendGC/setuperr.log'];

function found(options: Parameters<typeof memoryFs>[1], files: Readonly<Record<string, string>> = FILES) {
  const logs = findVolumeLogs(memoryFs(files, options));
  return {
    found: logs.found.map((file) => file.path),
    missing: logs.missing,
    unreadable: logs.unreadable.map(({ path, problem, hides }) => [path, problem.code, hides]),
  };
}

describe('the logs of a volume', () => {
  it('are found or missing where everything can be looked at', () => {
    expect(found({})).toEqual({ found: Object.keys(FILES), missing: NOT_THERE, unreadable: [] });
  });

  it('that cannot be read are neither', () => {
    expect(found({ unreadable: ['Windows/Panther/setupact.log', `${SYSPREP}/setuperr.log`] })).toEqual({
      found: [`${SYSPREP}/setupact.log`, 'Windows/Panther/UnattendGC/setupact.log', `${AGENT}/Ec2ConfigLog.txt`],
      missing: NOT_THERE,
      unreadable: [
        [`${SYSPREP}/setuperr.log`, 'access-denied', []],
        ['Windows/Panther/setupact.log', 'access-denied', ['specialize']],
      ],
    });
  });

  it('in a folder that cannot be listed are told once, with all that they hide', () => {
    expect(found({ unreadable: ['Windows/Panther', 'Program Files/Amazon'] })).toEqual({
      found: [`${SYSPREP}/setupact.log`, `${SYSPREP}/setuperr.log`],
      missing: [],
      unreadable: [
        ['Windows/Panther', 'access-denied', ['specialize', 'oobe']],
        ['Program Files/Amazon', 'access-denied', ['agent']],
      ],
    });
  });

  it('behind a link out of the volume are not read', () => {
    const files = Object.fromEntries(Object.entries(FILES).filter(([path]) => !path.startsWith('Windows/Panther')));
    const options = { links: { 'Windows/Panther': '/var/log/elsewhere' } };
    expect(found(options, files).unreadable).toEqual([
      ['Windows/Panther', 'link-out-of-volume', ['specialize', 'oobe']],
    ]);
    expect(shownUnreadable(findVolumeLogs(memoryFs(files, options)).unreadable)).toEqual([
      {
        path: 'Windows/Panther',
        reason: 'C:\\Windows\\Panther is a link to "/var/log/elsewhere", which lies outside this volume.',
      },
    ]);
  });
});
