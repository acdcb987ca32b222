import { describe, expect, it } from 'vitest';
import { knownIssues } from '../../main/diagnosis/catalogue.ts';
import type { DiagnoseOptions } from '../../main/diagnosis/diagnoseLogs.ts';
import { LogSet } from '../../main/logs/logSet.ts';
import { diagnoseLogs } from '../support/diagnose.ts';
import { sampleFiles } from '../support/worlds.ts';
import { indexed, pantherLine } from '../logs/memoryLog.ts';

const GC = 'Windows/Panther/UnattendGC/setupact.log';
const GC_ERRORS = 'Windows/Panther/UnattendGC/setuperr.log';
const SYSPREP = 'Windows/System32/Sysprep/Panther/setupact.log';
const SYSPREP_ERRORS = 'Windows/System32/Sysprep/Panther/setuperr.log';

type Logs = Readonly<Record<string, string | Uint8Array>>;

const diagnose = (files: Logs, options: DiagnoseOptions = {}) =>
  diagnoseLogs(
    new LogSet(Object.entries(files).map(([path, content]) => indexed(path, content))),
    knownIssues,
    options,
  );

const summary = (files: Logs, options: DiagnoseOptions = {}) => {
  const { outcome, causes, echoes, noise } = diagnose(files, options);
  return { outcome, causes: causes.map(({ id, evidence }) => [id, evidence[0]?.file]), echoes, noise };
};

const sample = sampleFiles('failed-copyprofile');
const whole = sample[GC] ?? '';
const errors = sample[GC_ERRORS] ?? '';
const linesOf = (content: string | Uint8Array) =>
  (typeof content === 'string' ? content : new TextDecoder().decode(content)).split(/(?<=\n)/);
const noise = Uint8Array.from({ length: 300_000 }, (_, at) => (Math.imul(at + 7, 2_654_435_761) >>> 13) & 0xff);

describe('what only setuperr.log holds', () => {
  it.each([
    ['cut', linesOf(whole).slice(0, 10).join('')],
    ['overwritten', noise],
    ['full of zeros', new Uint8Array(5000)],
    ['empty', ''],
  ])('is found where its setupact.log is %s', (_, setupact) => {
    expect(summary({ [GC]: setupact, [GC_ERRORS]: errors }, { unfinished: true })).toMatchObject({
      outcome: 'failed',
      causes: [['copyprofile-find', GC_ERRORS]],
    });
  });

  it('decides nothing where an overwritten setupact.log may hold a good end, and no image state denies it', () => {
    const files = { [GC]: noise, [GC_ERRORS]: errors };
    const { outcome, causes } = diagnose(files);
    expect([outcome, causes[0]?.confidence]).toEqual(['unknown', 'possible']);
    expect(diagnose(files, { unfinished: true }).causes[0]?.confidence).toBe('certain');
  });

  it('is told once where its setupact.log holds it too, however the columns were collapsed', () => {
    const pasted = linesOf(errors)
      .map((line) => line.replace(/ {2,}/g, ' '))
      .join('');
    const alone = summary({ [GC]: whole });
    expect(alone).toMatchObject({ outcome: 'failed', causes: [['copyprofile-find', GC]] });
    for (const repeated of [errors, pasted]) expect(summary({ [GC]: whole, [GC_ERRORS]: repeated })).toEqual(alone);
  });

  it('is no failure of a later run that its setupact.log begins', () => {
    const files = {
      [SYSPREP_ERRORS]: pantherLine(0, 'Error', 'Failed to remove apps for the current user: 0x80073cf2.', 'SYSPRP'),
      [SYSPREP]:
        pantherLine(100, 'Info', '===          Beginning of a new sysprep run          ===', 'SYSPRP')
        + pantherLine(101, 'Info', 'FCreateTagFile:Successfully created tag file C:\\x.tag', 'SYSPRP'),
    };
    expect(summary(files)).toMatchObject({ outcome: 'succeeded', causes: [] });
  });
});

describe('a setupact.log that is no text', () => {
  it('does not prove that Sysprep never ran', () => {
    expect(diagnose({ [SYSPREP]: noise }).outcome).toBe('unknown');
    const readable = ['', 'AudMig: no upgrade\r\n', pantherLine(0, 'Info', 'nothing of note', 'SYSPRP')];
    for (const text of readable) expect(diagnose({ [SYSPREP]: text }).outcome).toBe('neverRan');
  });

  it('hides nothing where it holds no course of a run', () => {
    const start = pantherLine(0, 'Info', '===          Beginning of a new sysprep run          ===', 'SYSPRP');
    expect(diagnose({ [SYSPREP]: start, 'Windows/setupact.log': noise }).outcome).toBe('stopped');
    expect(diagnose({ [SYSPREP]: start, [GC]: noise }).outcome).toBe('unknown');
  });
});
