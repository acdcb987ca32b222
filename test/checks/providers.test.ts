import { describe, expect, test } from 'vitest';
import { number, path, text } from '../../main/sample/hiveSpecs.ts';
import type { KeySpec } from '../../main/registry/regf/build.ts';
import { checkOf, hiveWith, sampleFiles, subjectOf, type Files } from '../support/worlds.ts';
import {
  actionFile,
  AMD64,
  APPX_ENTRY,
  bothHives,
  currentVersion,
  imaging,
  ofBuild,
  program,
  provider,
  service,
  unread,
  unreadIn,
  without,
  withPrograms,
  X86,
} from './volumes.ts';

const software = (...extra: readonly KeySpec[]): Files => hiveWith('healthy', 'SOFTWARE', ...extra);
const calls = (module: string, architecture?: string): Files =>
  withPrograms(actionFile(imaging('X', `<sysprepModule methodName="Go" moduleName="${module}"/>`, architecture)));
const registered = (data: string, files: Files = {}, scheme?: string): Files => ({
  ...withPrograms(undefined, software(provider(data, scheme))),
  ...files,
});
const outcome = (files: Files, id: string) => {
  const { result, prediction, diagnostics } = checkOf(subjectOf(files), id);
  const evidence = diagnostics[0]?.evidence.map((each) => [each.where.line ?? each.where.value, each.text]) ?? [];
  return { result, prediction, evidence };
};

describe('an action file', () => {
  const ID = 'sysprep-action-files';

  test('whose AppX entry is commented out is shown with its line', () => {
    expect(outcome(withPrograms(actionFile(`<!-- ${APPX_ENTRY} -->`)), ID)).toEqual({
      result: 'warning',
      prediction: 'likely',
      evidence: [
        [2, 'commented out: Microsoft-Windows-AppX-Sysprep'],
        [undefined, 'no entry Microsoft-Windows-AppX-Sysprep'],
      ],
    });
  });

  test('of a server without desktop may be without AppX entry', () => {
    const core = software(currentVersion([text('InstallationType', 'Server Core')]));
    expect(outcome(withPrograms(actionFile(), core), ID).result).toBe('pass');
    expect(outcome(withPrograms(actionFile()), ID).result).toBe('warning');
  });

  test('that is something else, or damaged, is told with its place', () => {
    expect(outcome(withPrograms('<unattend/>'), ID)).toEqual(
      expect.objectContaining({ result: 'fail', evidence: [[1, 'its root is not sysprepInformation']] }),
    );
    const [damage] = outcome(withPrograms(actionFile('<imaging exclude=x/>')), ID).evidence;
    expect(damage?.[0]).toBe(2);
  });

  test('that is missing counts only on a volume with programs', () => {
    const gone = without(withPrograms(), /Specialize\.xml$/);
    expect(outcome(gone, ID).result).toBe('fail');
    expect(outcome(without(gone, /\.dll$/), ID).result).toBe('unknown');
  });

  test('is no part of Windows 7', () => {
    expect(outcome(ofBuild('7601'), ID).result).toBe('notApplicable');
    expect(outcome(ofBuild('7601'), 'sysprep-provider-dll').result).toBe('notApplicable');
    expect(outcome(ofBuild('7601'), 'inventory-logging-provider').result).toBe('notApplicable');
  });
});

describe('the DLL of an action', () => {
  const ID = 'sysprep-provider-dll';

  test.each([
    [String.raw`$(runtime.system32)\AppxSysprep.dll`, 'pass'],
    ['appxsysprep.DLL', 'pass'],
    [String.raw`setup\tssysprep.dll`, 'pass'],
    [String.raw`$(runtime.windows)\System32\AppxSysprep.dll`, 'pass'],
    [String.raw`$(runtime.windows)\AppxSysprep.dll`, 'fail'],
    [String.raw`D:\x.dll`, 'unknown'],
  ])('%s: %s', (module, result) => expect(outcome(calls(module), ID).result).toBe(result));

  test('is named with component, entry point and line', () => {
    expect(outcome(calls('gone.dll'), ID).evidence).toEqual([[2, 'X, Go: Windows/System32/gone.dll is missing']]);
  });

  test('of another architecture is not looked for', () => {
    const twin = imaging('X', '<sysprepModule methodName="Go" moduleName="gone.dll"/>', 'wow64');
    expect(outcome(withPrograms(actionFile(APPX_ENTRY, twin)), ID).result).toBe('pass');
    expect(outcome(calls('gone.dll', 'x86'), ID).result).toBe('unknown');
  });

  test('that is a program of another architecture cannot be loaded', () => {
    const files = { ...withPrograms(), 'Windows/System32/AppxSysprep.dll': program(X86) };
    expect(outcome(files, ID).result).toBe('fail');
  });

  test('says nothing on a volume without programs', () => {
    expect(outcome(without(withPrograms(), /\.dll$/), ID).result).toBe('unknown');
  });
});

describe('a registered provider', () => {
  const ID = 'sysprep-external-provider-dll';
  const DLL = 'Program Files/Agent/prep.dll';
  const DATA = String.raw`C:\Program Files\Agent\prep.dll,Generalize`;

  test('whose DLL is there passes, and is shown', () => {
    expect(outcome(registered(DATA, { [DLL]: program(AMD64) }), ID)).toEqual(
      expect.objectContaining({ result: 'pass', evidence: [['{12345678}', `${DATA}: ${DLL} is there`]] }),
    );
  });

  test('of another architecture cannot be loaded, also in the scheme of Windows 7', () => {
    const data = String.raw`C:\Windows\SysWOW64\iesysprep.dll,Sysprep_Cleanup_IE`;
    const files = registered(data, { 'Windows/SysWOW64/iesysprep.dll': program(X86) }, 'Sysprep\\Cleanup');
    expect(outcome(files, ID).evidence).toEqual([
      ['{12345678}', `${data}: Windows/SysWOW64/iesysprep.dll is a program of another architecture`],
    ]);
  });

  test('that is not of the form is passed over, as Sysprep does', () => {
    expect(outcome(registered('nothing'), ID).result).toBe('pass');
  });

  test('is undecided without programs, and with a hive that is not whole', () => {
    expect(outcome(without(software(provider(DATA)), /\.dll$/), ID).result).toBe('unknown');
    expect(checkOf(unread('SOFTWARE'), ID).result).toBe('unknown');
  });
});

describe('Desired State Configuration', () => {
  test('is certain to break where its provider is registered', () => {
    const files = software(provider('DscCore.dll,SysPrep_Cleanup', 'SysPrepExternal\\Cleanup', 'DSC'));
    const mof = { 'Windows/System32/Configuration/MetaConfig.mof': 'x' };
    expect(outcome({ ...files, ...mof }, 'dsc-configuration').prediction).toBe('certain');
    expect(outcome({ ...sampleFiles('healthy'), ...mof }, 'dsc-configuration').prediction).toBe('likely');
  });

  test('is undecided where its folder cannot be read', () => {
    const mof = 'Windows/System32/Configuration/Current.mof';
    const closed = unreadIn({ ...withPrograms(), [mof]: '' }, 'Windows/System32/Configuration');
    expect(checkOf(closed, 'dsc-configuration').result).toBe('unknown');
  });
});

describe('Defender for Endpoint', () => {
  const guid = path('Microsoft\\Windows Advanced Threat Protection', [], [text('senseGuid', '{1}')]);
  const sense = (start: number): Files => bothHives(service('Sense', [number('Start', start)]), software(guid));

  test('breaks generalize only while its sensor can start', () => {
    expect([2, 3, 4].map((start) => outcome(sense(start), 'defender-for-endpoint').result)).toEqual([
      'fail',
      'fail',
      'warning',
    ]);
  });

  test.each(['defender-for-endpoint', 'msdtc-sysprep-state'])('%s is undecided without the hive', (id) => {
    expect(checkOf(unread('SOFTWARE'), id).result).toBe('unknown');
  });
});

const breaksOf = (files: Files, id: string) => checkOf(subjectOf(files), id).breaks;

const missing = (phase: string) => registered('gone.dll,Go', {}, `SysPrepExternal\\${phase}`);

describe('a provider that only specialize calls', () => {
  test('breaks the first boot, and one of clean-up the run', () => {
    const phases = ['Cleanup', 'Generalize', 'Specialize'].map((phase) =>
      breaksOf(missing(phase), 'sysprep-external-provider-dll'),
    );
    expect(phases).toEqual(['generalize', 'generalize', 'specialize']);
  });

  test('breaks it also where the action file is what is wrong', () => {
    const file = 'Windows/System32/Sysprep/ActionFiles/Specialize.xml';
    const gone = actionFile(imaging('X', '<sysprepModule methodName="Go" moduleName="gone.dll"/>'));
    expect(breaksOf({ ...withPrograms(), [file]: gone }, 'sysprep-provider-dll')).toBe('specialize');
    expect(breaksOf({ ...withPrograms(), [file]: '<x' }, 'sysprep-action-files')).toBe('specialize');
    expect(breaksOf(without(withPrograms(), /Specialize\.xml$/), 'sysprep-action-files')).toBe('specialize');
    expect(breaksOf(without(withPrograms(), /(Specialize|Cleanup)\.xml$/), 'sysprep-action-files')).toBe('generalize');
  });
});

const msdtc = (value: Parameters<typeof path>[2]) => software(path('Microsoft\\MSDTC', [], value));

describe('the mark of the transaction coordinator', () => {
  test.each([
    [[], 'pass'],
    [[number('SysprepInProgress', 0)], 'pass'],
    [[number('SysprepInProgress', 1)], 'warning'],
    [[number('SysprepInProgress', 2)], 'unknown'],
    [[text('SysprepInProgress', '1')], 'unknown'],
  ])('%#: %s', (values, result) => expect(outcome(msdtc(values), 'msdtc-sysprep-state').result).toBe(result));
});
