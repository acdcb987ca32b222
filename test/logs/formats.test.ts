import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../main/logs/detect.ts';
import { formats } from '../../main/logs/formats.ts';
import { indexed, utf16 } from './memoryLog.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe.each(formats.filter(({ samples }) => samples.length > 0))('log format $id', ({ id, samples }) => {
  it('reads its sample lines', () => {
    const log = indexed('any.log', samples.map(({ line }) => `${line}\r\n`).join(''), { format: id });
    const read = log
      .entries(0, log.length)
      .map(({ time, level, component, text }) => ({ time, level, component, text }));
    expect(read).toEqual(samples.map(({ time, level, component, text }) => ({ time, level, component, text })));
  });

  it('is detected from its sample lines', () => {
    expect(detectFormat(bytes(samples.map(({ line }) => line).join('\r\n')), 'any.log')).toBe(id);
  });
});

describe('detection', () => {
  const panther =
    '2025-01-02 03:04:05, Error                 CSI    00000001 (F) STATUS_OBJECT_NAME_NOT_FOUND #40#\r\n';

  it('lets the name decide between formats with the same lines', () => {
    expect(detectFormat(bytes(panther), 'Windows/Panther/setuperr.log')).toBe('setupact');
    expect(detectFormat(bytes(panther), 'Windows/Logs/DISM/dism.log')).toBe('dism');
    expect(detectFormat(bytes(panther), 'copy of something.log')).toBe('cbs');
  });

  it('takes UTF-16 for EC2Launch v1 where the console writes the same lines', () => {
    const line = '2025/01/02 03:04:05Z: something else\r\n';
    expect(detectFormat(utf16(line), 'copy.log')).toBe('ec2launch1');
    expect(detectFormat(bytes(line), 'copy.log')).toBe('ec2console');
    expect(detectFormat(bytes(line), 'C_Log_WallpaperSetup.log')).toBe('ec2launch1');
  });

  it('knows XML, event logs and plain text', () => {
    expect(detectFormat(bytes('\uFEFF<xml xmlns:s="x">\n<z:row/>'), 'diagerr.xml')).toBe('xml');
    expect(detectFormat(bytes('ElfFile\0'), 'System.evtx')).toBe('evtx');
    expect(detectFormat(bytes('[05/08/2025 09:40.53.963] WudfCoInstaller: x\r\n\r\n'), 'Windows/setupact.log')).toBe(
      'text',
    );
    expect(detectFormat(new Uint8Array(), 'empty.log')).toBe('text');
  });

  it('reads a CMTrace record over several lines', () => {
    const record =
      '<![LOG[first\nsecond]LOG]!><time="01:02:03.004-060" date="1-2-2025" component="C" context="" type="2" thread="1" file="">\n';
    const log = indexed('smsts.log', record.repeat(2));
    const fields = { level: 'warning', time: '1-2-2025 01:02:03.004-060', component: 'C', text: 'first\nsecond' };
    expect(log.entries(0, 9)).toMatchObject([
      { ...fields, line: 1 },
      { ...fields, line: 3 },
    ]);
    expect(log.time(1)).toBe(Date.UTC(2025, 0, 2, 1, 2, 3, 4));
  });

  it('shows a CMTrace record that was cut with what there is of it', () => {
    const log = indexed('smsts.log', '<![LOG[first\nsecond]LOG]!><time="01:02:03', { format: 'cmtrace' });
    expect(log.entries(0, 9)).toMatchObject([{ time: null, text: 'first\nsecond]LOG]!><time="01:02:03' }]);
  });
});
