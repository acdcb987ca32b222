import { answerExample } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { BAD_VALUE } from '../shownValue.ts';
import { REFERENCE_TABLES } from '../sources.ts';

const partition = (letter: string): string =>
  `<DiskConfiguration>
  <Disk wcm:action="add">
    <ModifyPartitions>
      <ModifyPartition wcm:action="add">
        <Letter>${letter}</Letter>
      </ModifyPartition>
    </ModifyPartitions>
  </Disk>
</DiskConfiguration>`;

/** A value that has not the form of the reference; forms with a name of their own have a rule of their own. */
export const valueForm: LintRule = {
  code: 'answer-value-form',
  title: 'A value has not the form that the setting takes',
  detail: BAD_VALUE,
  severity: 'error',
  refuses: 'perhaps',
  source: REFERENCE_TABLES,
  example: answerExample({
    pass: 'windowsPE',
    component: 'Microsoft-Windows-Setup',
    bad: partition('1'),
    good: partition('C'),
  }),
  look: {
    at: 'value',
    concerns: ({ pattern, format }) => pattern !== undefined && format === undefined,
    look: ({ text, known, path, element, component }, report) => {
      const { pattern = '' } = known;
      if (text === '' || new RegExp(pattern).test(text)) return;
      report({ offset: element.start, summary: `${path} has not the form ${pattern}.`, fix: 'Correct it.', component });
    },
  },
};
