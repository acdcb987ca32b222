import { number, path, text } from '../../../main/sample/hiveSpecs.ts';
import { hiveWith, sampleFiles } from '../../support/worlds.ts';
import { actionFile, APPX_ENTRY, imaging, ofBuild, provider, withPrograms } from '../volumes.ts';
import type { CheckCase } from './checkCase.ts';

const MOF = 'Windows/System32/Configuration/Current.mof';

const OF_WINDOWS_7 = provider('C:\\Windows\\System32\\gone.dll,Generalize', 'Sysprep\\Generalize');

export const providers: readonly CheckCase[] = [
  {
    id: 'sysprep-action-files',
    good: () => withPrograms(),
    bad: () => withPrograms(actionFile('<imaging>')),
    badResult: 'fail',
  },
  {
    id: 'sysprep-provider-dll',
    good: () => withPrograms(),
    bad: () =>
      withPrograms(actionFile(APPX_ENTRY, imaging('Gone', '<sysprepModule methodName="x" moduleName="gone.dll"/>'))),
    badResult: 'fail',
  },
  {
    id: 'sysprep-external-provider-dll',
    good: () => sampleFiles('healthy'),
    bad: () =>
      withPrograms(
        undefined,
        hiveWith('healthy', 'SOFTWARE', provider('C:\\Program Files\\Agent\\prep.dll,Generalize')),
      ),
    badResult: 'fail',
    also: [
      {
        when: 'for the scheme of Windows 7 on a later Windows',
        files: () => withPrograms(undefined, hiveWith('healthy', 'SOFTWARE', OF_WINDOWS_7)),
        result: 'warning',
        says: /of the scheme of Windows 7 cannot be loaded .* is not confirmed/,
      },
      {
        when: 'for the scheme of Windows 7 on Windows 7',
        files: () => withPrograms(undefined, ofBuild('7601', OF_WINDOWS_7)),
        result: 'fail',
        says: /^Sysprep cannot load 1 registered provider/,
      },
      {
        when: 'for data of another form, which is no provider',
        files: () => withPrograms(undefined, hiveWith('healthy', 'SOFTWARE', provider('garbage'))),
        result: 'pass',
        says: /^No provider is registered; 1 value not of the form path\.dll,EntryPoint, which Sysprep passes over/,
      },
    ],
  },
  {
    id: 'dsc-configuration',
    good: () => withPrograms(),
    bad: () => ({ ...sampleFiles('healthy'), [MOF]: 'instance of MSFT_Environment' }),
    badResult: 'fail',
    also: [
      {
        when: 'with its provider in the registry',
        files: () => ({
          ...hiveWith('healthy', 'SOFTWARE', provider('DscCore.dll,SysPrep_Cleanup', 'SysPrepExternal\\Cleanup')),
          [MOF]: 'instance of MSFT_Environment',
        }),
        result: 'fail',
        says: /DscCore\.dll,SysPrep_Cleanup ends with 0x2/,
      },
      {
        when: 'without it, and says so',
        files: () => ({ ...sampleFiles('healthy'), [MOF]: 'instance of MSFT_Environment' }),
        result: 'fail',
        says: /DscCore\.dll, which fails then, was not found/,
      },
    ],
    withoutHives: 'decided',
  },
  {
    id: 'defender-for-endpoint',
    good: () => sampleFiles('healthy'),
    bad: () =>
      hiveWith(
        'healthy',
        'SOFTWARE',
        path('Microsoft\\Windows Advanced Threat Protection', [], [text('senseGuid', '{1}')]),
      ),
    badResult: 'warning',
  },
  {
    id: 'msdtc-sysprep-state',
    good: () => sampleFiles('healthy'),
    bad: () => hiveWith('healthy', 'SOFTWARE', path('Microsoft\\MSDTC', [], [number('SysprepInProgress', 1)])),
    badResult: 'warning',
  },
  {
    id: 'inventory-logging-provider',
    good: () => withPrograms(),
    bad: () => withPrograms(actionFile(APPX_ENTRY, imaging('Microsoft-Windows-SoftwareInventoryLogging', ''))),
    badResult: 'warning',
  },
];
