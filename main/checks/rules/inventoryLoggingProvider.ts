import { readActionFile, actionFilePath } from '../../subject/actionFiles.ts';
import { buildOf } from '../../subject/lookup.ts';
import { withoutPrograms } from '../providers.ts';
import { finding, buildUntold, unknownFinding, judgeFound, type CheckRule } from '../rule.ts';

const WHERE = { file: actionFilePath('Generalize') };
const WHAT = 'Whether Windows Management Framework 5.0 added its entries';
/** Windows Server 2012 and 2012 R2. */
const BUILDS = [9200, 9600];
const NAME = /SoftwareInventoryLogging/i;

/** Entries of Windows Management Framework 5.0 that fail. Source: sysprep facts, section 3.2; sysprep-failures, wmf5-sil. */
export const inventoryLoggingProvider: CheckRule = {
  id: 'inventory-logging-provider',
  area: 'providers',
  grade: 'recommended',
  mayBreak: 'generalize',
  stopsSysprepOnly: true,
  question: 'Are the entries of Windows Management Framework 5.0 not in Generalize.xml?',
  remedy: 'Look at $PSVersionTable on the source machine; install Windows Management Framework 5.1 where it says 5.0.',
  source: [{ document: 'Microsoft, release notes of Windows Management Framework 5.0', certainty: 'unconfirmed' }],
  run(subject) {
    const build = buildOf(subject.report);
    if (build === null) return buildUntold(inventoryLoggingProvider, WHAT);
    if (!BUILDS.includes(build))
      return finding(inventoryLoggingProvider, 'notApplicable', `Windows of build ${build} is not 2012 or 2012 R2`);
    const file = readActionFile(subject.fs, 'Generalize');
    return judgeFound(inventoryLoggingProvider, WHAT, file, WHERE, (generalize) => {
      if (generalize === null)
        return (
          withoutPrograms(inventoryLoggingProvider, WHAT, subject)
          ?? unknownFinding(inventoryLoggingProvider, WHAT, 'Generalize.xml is missing.', WHERE)
        );
      if (!generalize.isActionFile)
        return unknownFinding(inventoryLoggingProvider, WHAT, 'Generalize.xml is damaged.', WHERE);
      const entries = generalize.entries.filter(({ component }) => NAME.test(component));
      if (entries.length === 0)
        return finding(inventoryLoggingProvider, 'pass', 'Generalize.xml has no entry of inventory logging', {
          evidence: [{ where: WHERE, text: `${generalize.entries.length} entries` }],
        });
      return finding(
        inventoryLoggingProvider,
        'warning',
        'Windows Management Framework 5 added entries to Generalize.xml',
        {
          detail:
            'Those of version 5.0 are known to fail, those of 5.1 are not; the version is not on the volume for certain.',
          evidence: entries.map(({ component, line }) => ({ where: { ...WHERE, line }, text: component })),
          fix: inventoryLoggingProvider.remedy,
          breaks: 'generalize',
          prediction: 'cannotTell',
        },
      );
    });
  },
};
