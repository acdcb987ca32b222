import { describe, expect, it } from 'vitest';
import { knownIssues } from '../../main/diagnosis/catalogue.ts';
import type { LogPhase } from '../../main/logs/knownLogPaths.ts';
import { LogSet } from '../../main/logs/logSet.ts';
import { indexed, pantherLine } from '../logs/memoryLog.ts';
import { diagnoseLogs } from '../support/diagnose.ts';

const SYSPREP = 'Windows/System32/Sysprep/Panther/setupact.log';
const GC = 'Windows/Panther/UnattendGC/setupact.log';

const write = (...messages: readonly string[]) =>
  messages.map((message, at) => pantherLine(at, 'Info', message, 'SYSPRP')).join('');

const HEADER = '===          Beginning of a new sysprep run          ===';
const TAG = 'FCreateTagFile:Successfully created tag file C:\\Windows\\System32\\Sysprep\\Sysprep_succeeded.tag';
const HIT = 'WinMain:Hit failure while pre-validate sysprep generalize internal providers; hr = 0x80073cf2';
const END = 'Shutting down SysPrep log';
const COMPLETE =
  '[oobeldr.exe] OrchestrateUpdateImageState: Updating image state from [IMAGE_STATE_UNDEPLOYABLE] --> [IMAGE_STATE_COMPLETE]';

const prepared = { [SYSPREP]: write(HEADER, TAG, END) };
const broken = { [SYSPREP]: write(HEADER, HIT, END) };
const booted = { ...prepared, [GC]: write(COMPLETE) };
const stopped = { [GC]: write('[Shell Unattend] _FindLatestProfile failed (0x80070003) [gle=0x00000003]') };
const idle = { [SYSPREP]: write('nothing of note') };
const joined = {
  'Windows/debug/NetSetup.LOG': '03/01/2026 10:40:35:851 NetpDoDomainJoin: status: 0x54b\r\n'.repeat(3),
};
const begun = { [SYSPREP]: write(HEADER) };

describe('logs of the run that could not be read', () => {
  it.each<readonly [string, Readonly<Record<string, string>>, readonly LogPhase[], string]>([
    ['nothing hidden: generalize succeeded', prepared, [], 'succeeded'],
    ['a later part hidden leaves a good generalize open', prepared, ['specialize', 'oobe'], 'unknown'],
    ['a failed generalize stands whatever is hidden', broken, ['specialize', 'oobe', 'agent'], 'failed'],
    ['a failed first boot stands', stopped, ['specialize', 'agent'], 'failed'],
    ['a failed first boot may be followed by another run of Sysprep', stopped, ['generalize'], 'unknown'],
    ['a failed first boot may be followed by one that ended well', stopped, ['oobe'], 'unknown'],
    ['a failed join is not the story where set-up may have failed', joined, [], 'failed'],
    ['a failed join says nothing of a hidden set-up', joined, ['specialize'], 'unknown'],
    ['an end that was reached stands', booted, ['generalize', 'specialize'], 'succeeded'],
    ['a hidden agent log does not undo what set-up says', prepared, ['agent'], 'succeeded'],
    ['no run in the readable ones', idle, [], 'neverRan'],
    ['no run in the readable ones, the agent hidden', idle, ['agent'], 'unknown'],
    ['an open start, nothing hidden', begun, [], 'stopped'],
    ['an open start, a later part hidden', begun, ['oobe'], 'unknown'],
    ['nothing readable', {}, ['generalize'], 'unknown'],
  ])('%s', (_, files, hidden, outcome) => {
    const logs = new LogSet(Object.entries(files).map(([path, content]) => indexed(path, content)));
    expect(diagnoseLogs(logs, knownIssues, { hidden }).outcome).toBe(outcome);
  });

  it('leave its causes possible at most', () => {
    const logs = new LogSet(Object.entries(stopped).map(([path, content]) => indexed(path, content)));
    const causesWith = (hidden: readonly LogPhase[]) =>
      diagnoseLogs(logs, knownIssues, { hidden }).causes.map(({ id, confidence }) => [id, confidence]);
    expect(causesWith([])).toEqual([['copyprofile-find', 'certain']]);
    expect(causesWith(['generalize'])).toEqual([['copyprofile-find', 'possible']]);
  });
});
