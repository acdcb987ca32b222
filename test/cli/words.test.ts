import { describe, expect, test } from 'vitest';
import { checklistText } from '../../main/hosts/cli/text/checklistText.ts';
import { diagnosisText } from '../../main/hosts/cli/text/diagnosisText.ts';
import { paintFor } from '../../main/hosts/cli/text/paint.ts';
import { inspectText } from '../../main/hosts/cli/text/volumeText.ts';
import { runChecks } from '../../main/checks/runChecks.ts';
import { readSubject } from '../../main/subject/subject.ts';
import { memoryFs } from '../../main/volume/memoryFs.ts';
import { DIAGNOSIS } from '../support/recordBodies.ts';
import { digest, finish, sampleFiles, subjectOf, type Files } from '../support/worlds.ts';

const PLAIN = paintFor(false, null);
const SOFTWARE = 'Windows/System32/config/SOFTWARE';

const bytesOf = (files: Files, path: string): Uint8Array => {
  const bytes = files[path];
  return bytes instanceof Uint8Array ? bytes : new Uint8Array();
};

describe('inspect', () => {
  test('calls the agent by the name of its product', () => {
    const [answer] = inspectText(subjectOf(sampleFiles('healthy')).report, PLAIN).split('\n');
    expect(answer).toBe('Windows Server 2012 R2 Datacenter, not generalized, EC2Config 4.9.3160.');
  });

  test('cannot tell an image state that an unreadable hive would hold', () => {
    const files = sampleFiles('healthy');
    delete files['Windows/Setup/State/State.ini'];
    const closed = memoryFs(files, { unreadable: [SOFTWARE] });
    const { report } = readSubject(closed, { digest, writeBar: null, logs: [], problems: [] });
    expect(inspectText(report, PLAIN)).toMatch(/^Image state +cannot tell$/m);
  });

  test('calls a hive damaged that ends early, with the bytes that are there', () => {
    const files = sampleFiles('healthy');
    const whole = bytesOf(files, SOFTWARE);
    const text = inspectText(subjectOf({ ...files, [SOFTWARE]: whole.slice(0, 5000) }).report, PLAIN);
    expect(text).toMatch(/^ +SOFTWARE +damaged +Windows/m);
    expect(text).toContain(`The hive ends early: 5000 of ${whole.length} bytes are there.`);
  });
});

describe('check', () => {
  test('shows each mark of generalization at its place', () => {
    const files = { ...sampleFiles('healthy'), 'Windows/System32/Sysprep/Sysprep_succeeded.tag': '' };
    const { results } = finish(runChecks(subjectOf(files)));
    const marks = results.find(({ id }) => id === 'generalized-markers')?.diagnostics[0]?.evidence;
    expect(marks).toEqual([
      {
        where: { key: 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Setup\\State', value: 'ImageState' },
        text: 'IMAGE_STATE_COMPLETE',
      },
      {
        where: { key: 'HKLM\\SYSTEM\\Setup\\Status\\SysprepStatus', value: 'GeneralizationState' },
        text: '7',
      },
      { where: { key: 'HKLM\\SYSTEM\\Setup', value: 'SetupType' }, text: '0' },
      { where: { key: 'HKLM\\SYSTEM\\Setup', value: 'CmdLine' }, text: 'empty' },
      { where: { key: 'HKLM\\SYSTEM\\Setup', value: 'OOBEInProgress' }, text: '0' },
      {
        where: { file: 'Windows/System32/Sysprep/Sysprep_succeeded.tag' },
        text: 'present (tells nothing for certain)',
      },
    ]);
  });

  test('shows an image state that only State.ini tells at that file', () => {
    const closed = memoryFs(sampleFiles('healthy'), { unreadable: [SOFTWARE] });
    const subject = readSubject(closed, { digest, writeBar: null, logs: [], problems: [] });
    const found = finish(runChecks(subject)).results.find(({ id }) => id === 'image-state');
    expect([found?.result, found?.diagnostics[0]?.where]).toEqual([
      'pass',
      [{ file: 'Windows/Setup/State/State.ini' }],
    ]);
  });

  test('says what an undecided check may break, not that it breaks it', () => {
    const closed = memoryFs(sampleFiles('healthy'), { unreadable: [SOFTWARE] });
    const subject = readSubject(closed, { digest, writeBar: null, logs: [], problems: [] });
    const text = checklistText(finish(runChecks(subject)), { volume: 'E:\\', all: false }, PLAIN);
    expect(text).toContain('    May break: specialize\n');
    expect(text).not.toMatch(/^ +Breaks: /m);
  });
});

describe('check of a volume without SOFTWARE', () => {
  const files = sampleFiles('healthy');
  delete files[SOFTWARE];
  const report = finish(runChecks(subjectOf(files)));
  const textOf = (all: boolean) => checklistText(report, { volume: 'E:\\', all }, PLAIN);

  test('tells once why checks are open, and names each of them', () => {
    const open = report.results.filter(({ result }) => result === 'unknown');
    const reason = 'The hive HKLM\\SOFTWARE is not on the volume.';
    const ofReason = open.filter(({ diagnostics }) => diagnostics[0]?.detail === reason);
    expect(ofReason.length).toBeGreaterThan(10);
    const text = textOf(false);
    expect(text).toContain(`\nunknown  ${ofReason.length} checks: ${reason}\n    Remedy: Copy the hive files`);
    expect(text.split(`checks: ${reason}`)).toHaveLength(2);
    expect(open.filter(({ id }) => !text.includes(`[${id}]`))).toEqual([]);
  });

  test('sets questions for the source machine apart, each with what to do there', () => {
    const asked = report.results.filter(({ onSourceOnly }) => onSourceOnly === true);
    const [, section = ''] = textOf(false).split('\nAsk on the source machine\n');
    expect(section.split('\n\n')[0]).toBe(
      asked
        .map(({ id, title, diagnostics }) => `    ${title}  [${id}]\n        ${diagnostics[0]?.fix ?? ''}`)
        .join('\n'),
    );
    expect(asked.map(({ id }) => id)).toEqual([
      'rearm-count',
      'bitlocker',
      'efs-files',
      'free-space',
      'page-file',
      'hibernation-file',
    ]);
  });

  test('gives each its own evidence where all are asked for', () => {
    expect(textOf(true)).not.toMatch(/^unknown {2}\d+ checks/m);
  });
});

const second = (echoes: number, noise: number) =>
  diagnosisText({ ...DIAGNOSIS, outcome: 'succeeded', echoes, noise }, PLAIN).split('\n')[1];

describe('diagnose', () => {
  test.each([
    [0, 0, 'Outcome: succeeded.'],
    [1, 0, 'Outcome: succeeded. 1 line repeats the cause.'],
    [3, 1, 'Outcome: succeeded. 3 lines repeat the cause, 1 line set apart as noise.'],
  ])('counts only what there is: %i echoes, %i lines of noise', (echoes, noise, line) => {
    expect(second(echoes, noise)).toBe(line);
  });
});
