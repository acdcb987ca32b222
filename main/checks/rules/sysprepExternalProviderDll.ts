import { counted } from '../../../shared/text/numberWords.ts';
import type { Evidence } from '../../../shared/model/diagnostic.ts';
import { externalProviders, PROVIDER_KEYS, type ExternalProvider } from '../../subject/externalProviders.ts';
import { buildOf, hiveWhole } from '../../subject/lookup.ts';
import { lookAtDll, type DllState } from '../../subject/programs.ts';
import type { Subject } from '../../subject/subject.ts';
import { FIRST_BUILD_WITH_ACTION_FILES, judgeArchitecture, stopsIn, withoutPrograms } from '../providers.ts';
import { damagedFinding, finding, judgeFound, unknownFinding, type CheckFinding, type CheckRule } from '../rule.ts';

const WHAT = 'Whether the registered providers can be loaded';
const WHERE = { key: PROVIDER_KEYS[0] };

/** Every provider that the registry lists has its DLL. Source: sysprep facts, section 3.5; sysprep-failures, external-dll-missing. */
export const sysprepExternalProviderDll: CheckRule = {
  id: 'sysprep-external-provider-dll',
  area: 'providers',
  grade: 'required',
  mayBreak: 'generalize',
  question: 'Can every Sysprep provider of other makers be loaded?',
  remedy: 'Install the program again that the provider belongs to, or remove its value where that program is gone.',
  source: [
    { document: 'Public issue reports of "LaunchDll:Could not load DLL"', certainty: 'observed' },
    { document: 'Whether Windows 8 and later still call providers of the older scheme', certainty: 'unconfirmed' },
  ],
  run(subject) {
    return judgeFound(sysprepExternalProviderDll, WHAT, externalProviders(subject.registry), WHERE, (providers) => {
      if (!hiveWhole(subject.report, 'SOFTWARE'))
        return damagedFinding(sysprepExternalProviderDll, WHAT, 'SOFTWARE', WHERE);
      if (providers === null || providers.length === 0)
        return finding(sysprepExternalProviderDll, 'pass', 'No provider of another maker is registered', {
          evidence: PROVIDER_KEYS.map((key) => ({ where: { key }, text: 'no provider' })),
        });
      return (
        withoutPrograms(sysprepExternalProviderDll, WHAT, subject)
        ?? judgeArchitecture(sysprepExternalProviderDll, WHAT, subject, (architecture) =>
          judge(providers, subject, architecture),
        )
      );
    });
  },
};

function judge(providers: readonly ExternalProvider[], subject: Subject, architecture: string): CheckFinding {
  const looked = providers.map((provider) => ({ provider, state: stateOf(provider, subject, architecture) }));
  const evidence = (of: typeof looked) =>
    of.map(({ provider: { key, value, data }, state }) => ({
      where: { key, value },
      text: `${data}: ${state?.says ?? 'not of the form path.dll,EntryPoint'}`,
    }));
  const unloadable = looked.filter(({ state }) => state?.kind === 'missing' || state?.kind === 'otherArchitecture');
  const broken = unloadable.filter(({ provider }) => isCalled(provider, subject));
  if (broken.length > 0)
    return finding(
      sysprepExternalProviderDll,
      'fail',
      `Sysprep cannot load ${counted(broken.length, 'registered provider')}`,
      {
        detail: 'Sysprep stops with "Could not load DLL". A program of another architecture counts as one (gle 0xc1).',
        evidence: evidence(broken),
        fix: sysprepExternalProviderDll.remedy,
        breaks: stopsIn(broken.map(({ provider }) => provider.phase)),
      },
    );
  const doubtful = looked.find(({ state }) => state?.kind === 'unknown');
  if (doubtful !== undefined) {
    const { provider, state } = doubtful;
    return unknownFinding(sysprepExternalProviderDll, WHAT, `${state?.says ?? ''}.`, {
      key: provider.key,
      value: provider.value,
    });
  }
  if (unloadable.length > 0) return perhapsCalled(unloadable.length, evidence(unloadable));
  return finding(
    sysprepExternalProviderDll,
    'pass',
    passed(looked.length, looked.filter(({ state }) => state === null).length),
    { evidence: evidence(looked) },
  );
}

/** What is not of a provider's form loads nothing: Sysprep passes over it. Source: sysprep facts, section 3.5. */
function passed(values: number, malformed: number): string {
  const providers = values - malformed;
  const loaded = `${counted(providers, 'provider')} registered, and every DLL is there`;
  if (malformed === 0) return loaded;
  const passedOver = `${counted(malformed, 'value')} not of the form path.dll,EntryPoint, which Sysprep passes over`;
  return providers === 0 ? `No provider is registered; ${passedOver}` : `${loaded}; ${passedOver}`;
}

/** Up to Windows 7 both schemes are called; later ones keep to action files and the scheme for other makers. */
function isCalled({ ofOldScheme }: ExternalProvider, { report }: Subject): boolean {
  const build = buildOf(report);
  return !ofOldScheme || (build !== null && build < FIRST_BUILD_WITH_ACTION_FILES);
}

function perhapsCalled(count: number, evidence: readonly Evidence[]): CheckFinding {
  return finding(
    sysprepExternalProviderDll,
    'warning',
    `${counted(count, 'provider')} of the scheme of Windows 7 cannot be loaded`,
    {
      detail: 'Whether this Windows still calls providers that are registered there is not confirmed.',
      evidence,
      fix: 'Remove the values whose program is gone on the source machine, or install that program again.',
      breaks: 'generalize',
      prediction: 'cannotTell',
    },
  );
}

/** Null for data that is not of a provider's form, which Sysprep passes over with a warning. */
function stateOf({ dll }: ExternalProvider, { fs }: Subject, architecture: string): DllState | null {
  return dll === null ? null : lookAtDll(fs, dll, architecture);
}
