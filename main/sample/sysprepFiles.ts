import type { VolumePath } from '../../shared/base/winPath.ts';

const ACTIONS = 'Windows/System32/Sysprep/ActionFiles';
const PLACEHOLDER = 'Placeholder of the sample volume, not a program.\r\n';

interface Provider {
  readonly component: string;
  readonly order: string;
  /** Entry point and DLL of the phase. */
  readonly run: readonly [string, string];
  /** The same for the validation before it. */
  readonly validate?: readonly [string, string];
}

/** Some of Windows' own providers with their entry points. Source: sysprep facts, sections 3.2 and 3.4. */
const PROVIDERS: Readonly<Record<'Cleanup' | 'Generalize' | 'Specialize', readonly Provider[]>> = {
  Cleanup: [
    { component: 'Microsoft-Windows-Shell-Setup', order: '0x0900', run: ['Sysprep_Cleanup_Shell', 'shsetup.dll'] },
  ],
  Generalize: [
    { component: 'Microsoft-Windows-Sysprep-SpOpk', order: '0x0100', run: ['Sysprep_Generalize_Opk', 'spopk.dll'] },
    { component: 'Microsoft-Windows-PnpSysprep', order: '0x0500', run: ['Sysprep_Generalize_Pnp', 'sppnp.dll'] },
    { component: 'Microsoft-Windows-Shell-Setup', order: '0x1000', run: ['Sysprep_Generalize_Shell', 'shsetup.dll'] },
    { component: 'Microsoft-Windows-Sysprep-SpNet', order: '0x1800', run: ['Sysprep_Generalize_Net', 'spnet.dll'] },
    {
      component: 'Microsoft-Windows-AppX-Sysprep',
      order: '0x1A00',
      run: ['SysprepGeneralize', 'AppxSysprep.dll'],
      validate: ['SysprepGeneralizeValidate', 'AppxSysprep.dll'],
    },
    { component: 'Microsoft-Windows-Security-SPP', order: '0x1B00', run: ['SLReArmWindows', 'slc.dll'] },
    { component: 'Microsoft-Windows-Sysprep-SpBcd', order: '0x1F00', run: ['Sysprep_Generalize_Bcd', 'spbcd.dll'] },
  ],
  Specialize: [
    { component: 'Microsoft-Windows-Shell-Setup', order: '0x0B00', run: ['Sysprep_Specialize_Shell', 'shsetup.dll'] },
    { component: 'Microsoft-Windows-AppX-Sysprep', order: '0x0D00', run: ['AppxSysprepSpecialize', 'AppxSysprep.dll'] },
    { component: 'Microsoft-Windows-Sysprep-SpBcd', order: '0x1200', run: ['Sysprep_Specialize_Bcd', 'spbcd.dll'] },
  ],
};

/** The action files of Sysprep, and the DLLs that they call, which only have to be there. */
export function sysprepFiles(): readonly (readonly [VolumePath, string])[] {
  const all = Object.entries(PROVIDERS);
  const dlls = new Set(all.flatMap(([, providers]) => providers.map(({ run }) => run[1])));
  return [
    ...all.map(([phase, providers]) => [`${ACTIONS}/${phase}.xml`, actionFile(providers)] as const),
    ...[...dlls].map((name) => [`Windows/System32/${name}`, PLACEHOLDER] as const),
  ];
}

/** No declaration, no namespace, ASCII. Source: sysprep facts, section 3.1. */
function actionFile(providers: readonly Provider[]): string {
  return ['<sysprepInformation>', ...providers.map(imaging), '</sysprepInformation>', ''].join('\r\n');
}

function imaging({ component, order, run, validate }: Provider): string {
  return [
    '  <imaging exclude="">',
    `    <assemblyIdentity name="${component}" version="6.3.9600.16384" processorArchitecture="amd64" versionScope="NonSxS"/>`,
    `    <sysprepOrder order="${order}"/>`,
    ...(validate === undefined
      ? []
      : [`    <sysprepValidate methodName="${validate[0]}" moduleName="$(runtime.system32)\\${validate[1]}"/>`]),
    `    <sysprepModule methodName="${run[0]}" moduleName="$(runtime.system32)\\${run[1]}"/>`,
    '  </imaging>',
  ].join('\r\n');
}
