import { ARCHITECTURES } from '../../../../shared/model/architecture.ts';
import { sameName } from '../../../../shared/base/caseless.ts';
import { attribute } from '../../xml/navigate.ts';
import { answerExample } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { orList } from '../shownValue.ts';
import { reference } from '../sources.ts';

const { good } = answerExample({ bad: '', good: '<CopyProfile>true</CopyProfile>' });

/** A component for a processor that Windows has no name for: the classic reason why settings do nothing. */
export const architectureUnknown: LintRule = {
  code: 'answer-architecture-unknown',
  title: 'A component is for a processor that Windows does not know by this name',
  detail: 'A component for another architecture is ignored without a word.',
  severity: 'error',
  refuses: null,
  source: reference(),
  example: { file: 'unattend.xml', bad: good.replace('"amd64"', '"x64"'), good },
  look: {
    at: 'component',
    look: ({ name, architecture, element }, report) => {
      if (architecture === '' || ARCHITECTURES.some((known) => sameName(known, architecture))) return;
      report({
        offset: attribute(element, 'processorArchitecture')?.start ?? element.start,
        summary: `The component ${name} is for "${architecture.slice(0, 40)}", which is no architecture of Windows.`,
        fix: `Write ${orList(ARCHITECTURES)}; amd64 is that of 64-bit Windows on Intel and AMD.`,
      });
    },
  },
};
