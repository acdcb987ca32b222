import { externalProviders, isDll } from '../../subject/externalProviders.ts';
import type { Subject } from '../../subject/subject.ts';
import { withoutPrograms } from '../providers.ts';
import { finding, unreadableFinding, type CheckFinding, type CheckRule } from '../rule.ts';

const FOLDER = 'Windows/System32/Configuration';
const WHAT = 'Whether Desired State Configuration was applied';

/** A machine that DSC configured cannot be generalized. Source: sysprep facts, section 5; sysprep-failures, dsc-cleanup. */
export const dscConfiguration: CheckRule = {
  id: 'dsc-configuration',
  area: 'providers',
  grade: 'required',
  mayBreak: 'generalize',
  stopsSysprepOnly: true,
  question: 'Is the machine without a Desired State Configuration?',
  remedy:
    'Apply the configuration after specialize on each new instance. Removing the documents is a work-around that is not supported.',
  source: [
    { document: 'Microsoft, PowerShell DSC Troubleshooting', certainty: 'documented' },
    {
      document: 'That a document (.mof) alone, without the provider DscCore.dll, stops Sysprep',
      certainty: 'inferred',
    },
  ],
  run(subject) {
    const files = subject.fs.list(FOLDER);
    if (files.kind === 'unreadable') return unreadableFinding(dscConfiguration, WHAT, files.problem, { file: FOLDER });
    const documents = files.kind === 'found' ? files.value.filter(({ path }) => /\.mof$/i.test(path)) : [];
    if (documents.length > 0)
      return applied(
        documents.map(({ path }) => path),
        subject,
      );
    return (
      (files.kind === 'absent' ? withoutPrograms(dscConfiguration, WHAT, subject) : null)
      ?? finding(dscConfiguration, 'pass', 'No configuration document of DSC is on the volume', {
        evidence: [{ where: { file: FOLDER }, text: files.kind === 'absent' ? 'not present' : 'no .mof file' }],
      })
    );
  },
};

function applied(documents: readonly string[], { registry }: Subject): CheckFinding {
  const providers = externalProviders(registry);
  const own = providers.kind === 'found' ? providers.value.filter((each) => isDll(each, 'DscCore.dll')) : [];
  return finding(dscConfiguration, 'fail', 'Desired State Configuration was applied to the machine', {
    detail:
      own.length > 0
        ? 'Generalizing a configured server is not supported: DscCore.dll,SysPrep_Cleanup ends with 0x2.'
        : 'Generalizing a configured server is not supported. The provider DscCore.dll, which fails then, was not found in the registry.',
    evidence: [
      ...documents.map((file) => ({ where: { file }, text: 'configuration document' })),
      ...own.map(({ key, value, data }) => ({ where: { key, value }, text: data })),
    ],
    fix: dscConfiguration.remedy,
    breaks: 'generalize',
    prediction: own.length > 0 ? 'certain' : 'likely',
  });
}
