import { describe, expect, it } from 'vitest';
import { knownIssues } from '../../main/diagnosis/catalogue.ts';
import type { LogDiagnosis } from '../../main/diagnosis/diagnoseLogs.ts';
import { LogSet } from '../../main/logs/logSet.ts';
import { indexed, pantherLine, utf16 } from '../logs/memoryLog.ts';
import { diagnoseLogs } from '../support/diagnose.ts';

const SYSPREP = 'Windows/System32/Sysprep/Panther/setupact.log';
const PANTHER = 'Windows/Panther/setupact.log';
const GC = 'Windows/Panther/UnattendGC/setupact.log';
const EC2 = 'Program Files/Amazon/Ec2ConfigService/Logs/Ec2ConfigLog.txt';

type Line = readonly [level: string, message: string, component?: string];

const write = (lines: readonly Line[], from = 0): string =>
  lines.map(([level, message, component], at) => pantherLine(from + at, level, message, component)).join('');

function diagnose(files: Readonly<Record<string, string | Uint8Array>>, options = {}): LogDiagnosis {
  const logs = Object.entries(files).map(([path, content]) => indexed(path, content));
  return diagnoseLogs(new LogSet(logs), knownIssues, options);
}

const HEADER: Line = ['Info', '===          Beginning of a new sysprep run          ===', 'SYSPRP'];
const TAG: Line = [
  'Info',
  'FCreateTagFile:Successfully created tag file C:\\Windows\\System32\\Sysprep\\Sysprep_succeeded.tag',
  'SYSPRP',
];
const END: Line = ['Info', 'Shutting down SysPrep log', 'SYSPRP'];
const APPX: readonly Line[] = [
  ['Error', 'Package Some.App_1.0_x64__abc was installed for a user, but not provisioned for all users.', 'SYSPRP'],
  ['Error', 'Failed to remove apps for the current user: 0x80073cf2.', 'SYSPRP'],
  [
    'Error',
    "ActionPlatform::LaunchModule: Failure occurred while executing 'SysprepGeneralizeValidate' from C:\\Windows\\System32\\AppxSysprep.dll; dwRet = 0x3cf2",
    'SYSPRP',
  ],
  ['Error', 'RunPlatformActions:Failed while validating Sysprep session actions; dwRet = 0x3cf2', 'SYSPRP'],
  ['Error', 'WinMain:Hit failure while pre-validate sysprep generalize internal providers; hr = 0x80073cf2', 'SYSPRP'],
];
const BOOT: readonly Line[] = [
  ['Info', '[windeploy.exe] WinDeploy.exe launched with command-line []...'],
  ['Error', '[windeploy.exe] CFirstUXWnd::OpenExisting failed with error 80070490'],
  ['Info', "[Shell Unattend] Running 'specialize' pass"],
];
const COPY_PROFILE: readonly Line[] = [
  ...BOOT,
  ['Error', '[Shell Unattend] _FindLatestProfile failed (0x80070003) [gle=0x00000003]'],
  ['Error', '[Shell Unattend] CopyProfile failed (0x80070003) [gle=0x00000003]'],
  ['Info', "[Shell Unattend] Exiting 'specialize' pass with status 0x80070003"],
];
const COMPLETE: Line = [
  'Info',
  '[oobeldr.exe] OrchestrateUpdateImageState: Updating image state from [IMAGE_STATE_UNDEPLOYABLE] --> [IMAGE_STATE_COMPLETE]',
];

describe('a failed CopyProfile', () => {
  const expected = {
    outcome: 'failed',
    brokenStage: 'firstBoot',
    causes: [
      {
        id: 'copyprofile-find',
        confidence: 'certain',
        status: 'confirmed',
        evidence: [{ file: GC, line: 4, text: expect.stringContaining('_FindLatestProfile failed (0x80070003)') }],
      },
    ],
    echoes: 2,
    echoLines: [
      { id: 'copyprofile-failed', file: GC, line: 5 },
      { id: 'shell-pass-status', file: GC, line: 6 },
    ],
    noise: 1,
    observedMarks: [{ step: 'specialize-copyprofile', failing: true, line: 5 }],
  };

  it('is the cause, what follows it are echoes, the usual first error is noise', () => {
    const diagnosis = diagnose({ [GC]: write(COPY_PROFILE) });
    expect(diagnosis).toMatchObject(expected);
    expect(diagnosis.codes.map(({ hex, name }) => `${hex} ${name}`)).toEqual([
      '0x80070003 ERROR_PATH_NOT_FOUND',
      '0x00000003 ERROR_PATH_NOT_FOUND',
    ]);
  });

  it('leaves the settings that were applied before it as done', () => {
    const zone: Line = ['Info', "[Shell Unattend] TimeZone: Time zone set to 'UTC' "];
    const lines = [...BOOT, zone, ...COPY_PROFILE.slice(BOOT.length)];
    expect(diagnose({ [GC]: write(lines) }).observedMarks).toMatchObject([
      { step: 'specialize-shell', failing: false, line: 4 },
      { step: 'specialize-copyprofile', failing: true, line: 6 },
    ]);
  });

  it('is not blamed for a pass that ends with an error of its own', () => {
    const lines: readonly Line[] = [
      ...BOOT,
      ['Error', "[Shell Unattend] Exiting 'specialize' pass with status 0x80070057"],
    ];
    expect(diagnose({ [GC]: write(lines) }).observedMarks).toMatchObject([
      { step: 'specialize-shell', failing: true, line: 4 },
    ]);
  });

  it('is found in UTF-16, behind a succeeded generalize, and once where setuperr repeats it', () => {
    const files = {
      [SYSPREP]: write([HEADER, TAG, END]),
      [GC]: utf16(write(COPY_PROFILE, 100)),
      [GC.replace('setupact', 'setuperr')]: write(COPY_PROFILE.slice(3), 103),
    };
    expect(diagnose(files)).toMatchObject({
      ...expected,
      observedMarks: [{ step: 'prepare-sysprep-exe' }, { step: 'generalize-end' }, ...expected.observedMarks],
    });
  });

  it('stays the cause when the machine starts again and again', () => {
    const again: readonly Line[] = [
      ...BOOT,
      ['Info', '[oobeldr.exe] Status for unattend pass [specialize] = 0x1'],
      ['Info', '[windeploy.exe] WinDeploy.exe exiting with code [0x1f]'],
    ];
    expect(diagnose({ [GC]: write([...COPY_PROFILE, ...again]) })).toMatchObject({
      outcome: 'failed',
      causes: [{ id: 'copyprofile-find', confidence: 'certain' }],
    });
  });

  it('is over once the machine came up', () => {
    expect(diagnose({ [GC]: write([...COPY_PROFILE, ...BOOT, COMPLETE]) })).toMatchObject({
      outcome: 'succeeded',
      causes: [],
      echoes: 0,
    });
  });
});

describe('a run of Sysprep', () => {
  it('that a provider vetoed has failed for the first reason', () => {
    expect(diagnose({ [SYSPREP]: write([HEADER, ...APPX, END]) })).toMatchObject({
      outcome: 'failed',
      brokenStage: 'generalize',
      causes: [{ id: 'appx-not-provisioned', confidence: 'certain', evidence: [{ line: 2 }] }],
      echoes: 4,
      codes: [{ hex: '0x80073CF2' }, { hex: '0x00003CF2' }],
    });
  });

  it('is judged by its last run', () => {
    const ok: readonly Line[] = [
      HEADER,
      ['Error', 'BCD: BiUpdateEfiEntry failed c000000d', 'TOOL'],
      ['Error', 'Something nobody knows', 'SYSPRP'],
      TAG,
    ];
    expect(diagnose({ [SYSPREP]: write([HEADER, ...APPX, END, ...ok]) })).toMatchObject({
      outcome: 'succeeded',
      causes: [],
      echoes: 0,
      noise: 1,
    });
    expect(diagnose({ [SYSPREP]: write([...ok, HEADER, ...APPX]) })).toMatchObject({
      outcome: 'failed',
      causes: [{ id: 'appx-not-provisioned' }],
    });
  });

  it('prefers the special cause on a line that matches several', () => {
    const line =
      "ActionPlatform::LaunchModule: Failure occurred while executing 'SysprepGeneralizeValidate' from C:\\Windows\\System32\\AppxSysprep.dll; dwRet = 0x422";
    expect(diagnose({ [SYSPREP]: write([HEADER, ['Error', line, 'SYSPRP']]) }).causes).toMatchObject([
      { id: 'appx-service-disabled', confidence: 'certain' },
    ]);
  });

  it('that ended without a tag file has stopped, and so has one that was cut off', () => {
    expect(diagnose({ [SYSPREP]: write([HEADER, END]) }).outcome).toBe('stopped');
    expect(diagnose({ [SYSPREP]: write([HEADER]) }).outcome).toBe('stopped');
    expect(diagnose({ [SYSPREP]: write([HEADER]) }, { growing: true }).outcome).toBe('running');
  });

  it('that hangs names what is known to hang there', () => {
    const last: Line = ['Info', 'SPPNP: Sysprep_Generalize_Pnp_Drivers: Exit', 'SYSPRP'];
    const goesOn: Line = ['Info', 'more', 'SYSPRP'];
    expect(diagnose({ [SYSPREP]: write([HEADER, last]) })).toMatchObject({
      outcome: 'stopped',
      causes: [{ id: 'msmq-hang', confidence: 'possible' }],
    });
    expect(diagnose({ [SYSPREP]: write([HEADER, last, goesOn]) }).causes).toEqual([]);
  });

  it('that failed for an unknown reason gives the line that says so', () => {
    const lines: readonly Line[] = [
      HEADER,
      ['Error', 'Nobody knows this', 'SYSPRP'],
      [
        'Error',
        'WinMain:Hit failure while processing sysprep generalize internal providers; hr = 0x80070005',
        'SYSPRP',
      ],
    ];
    expect(diagnose({ [SYSPREP]: write(lines) })).toMatchObject({
      outcome: 'failed',
      causes: [{ id: 'generalize-summary', confidence: 'possible' }],
    });
  });

  it('in a log that lost its columns is read all the same', () => {
    const pasted = APPX.map(([, message, component]) => `${component} ${message}`).join('\n');
    expect(diagnose({ 'pasted.txt': pasted })).toMatchObject({
      outcome: 'failed',
      causes: [{ id: 'appx-not-provisioned' }],
      echoes: 3,
    });
  });
});

describe('a first start', () => {
  it('with a broken answer file names the element beside the reason', () => {
    const lines: readonly Line[] = [
      [
        'Info',
        '[setup.exe] OrchestrateUpdateImageState: Updating image state from [IMAGE_STATE_GENERALIZE_RESEAL_TO_OOBE] --> [IMAGE_STATE_UNDEPLOYABLE]',
      ],
      [
        'Error',
        '[setup.exe] SMI data results dump: Source = Name: Some-Component, Language: neutral, ProcessorArchitecture: amd64, VersionScope: nonSxS, /settings/Some/Path',
      ],
      ['Error', '[setup.exe] SMI data results dump: Description = Value is invalid.'],
      ['Error', 'The provided unattend file is not valid; hrResult = 0x80220005', 'IBS'],
    ];
    expect(diagnose({ [PANTHER]: write(lines) })).toMatchObject({
      outcome: 'failed',
      brokenStage: 'firstBoot',
      causes: [{ id: 'unattend-invalid-value', evidence: [{ line: 2 }, { line: 3 }] }],
      echoes: 1,
    });
  });

  it('may have failed because the domain join failed', () => {
    const files = {
      [GC]: write(COPY_PROFILE),
      'Windows/debug/NetSetup.LOG': '01/02/2025 03:00:05:000 NetpDoDomainJoin: status: 0x54b\r\n',
    };
    expect(diagnose(files).causes.map(({ id, confidence }) => `${id} ${confidence}`)).toEqual([
      'copyprofile-find certain',
      'join-failed possible',
    ]);
  });

  it('that is not over has stopped', () => {
    expect(diagnose({ [GC]: write(BOOT) }).outcome).toBe('stopped');
  });
});

describe('other logs', () => {
  it('of the agent tell that Windows got ready, or that it was only prepared', () => {
    const prepared =
      '2025-01-02T03:00:00.000Z: Running in foreground...\r\n2025-01-02T03:00:01.000Z: SysprepUtils: Setting bundle/Sysprep operations for Vista/2008.\r\n';
    const ready = '2025-01-02T04:00:00.000Z: Message: Windows is Ready to use\r\n';
    expect(diagnose({ [EC2]: ready + prepared }).outcome).toBe('stopped');
    expect(diagnose({ [EC2]: prepared + ready }).outcome).toBe('succeeded');
    expect(diagnose({ [EC2]: ready + prepared }).observedMarks.map(({ step }) => step)).toEqual([
      'prepare-run-sysprep',
      'prepare-bundle-select',
    ]);
  });

  it('that would hold a run and hold none say that it never ran', () => {
    expect(diagnose({ [SYSPREP]: write([['Info', 'Nothing', 'SYSPRP']]) }).outcome).toBe('neverRan');
    expect(diagnose({ 'Windows/Logs/CBS/CBS.log': write([['Info', 'Nothing', 'CBS']]) }).outcome).toBe('unknown');
    expect(diagnose({}).outcome).toBe('unknown');
  });

  it('of servicing and upgrades are no runs', () => {
    const line = write([
      ['Error', 'WinMain:Hit failure while processing sysprep generalize internal providers; hr = 0x8', 'SYSPRP'],
    ]);
    expect(diagnose({ '$WINDOWS.~BT/Sources/Rollback/setupact.log': line }).outcome).toBe('unknown');
    expect(diagnose({ 'Windows/Logs/CBS/CBS.log': line }).outcome).toBe('unknown');
  });
});
