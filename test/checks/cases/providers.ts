import { number, path, text } from '../../../main/sample/hiveSpecs.ts';
import { hiveWith, sampleFiles } from '../../support/worlds.ts';
import { actionFile, APPX_ENTRY, imaging, provider, withPrograms } from '../volumes.ts';
import type { CheckCase } from './checkCase.ts';

const MOF = 'Windows/System32/Configuration/Current.mof';

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
  },
  {
    id: 'dsc-configuration',
    good: () => withPrograms(),
    bad: () => ({ ...sampleFiles('healthy'), [MOF]: 'instance of MSFT_Environment' }),
    badResult: 'fail',
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
