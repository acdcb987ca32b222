import { descendants, ownText } from '../../../xml/navigate.ts';
import { exampleOf, xmlFrame } from '../../agentExamples.ts';
import { xmlRule } from '../../fileRule.ts';
import { EC2_GUIDE } from '../../sources.ts';

/** Whether to activate is neither yes nor no. Root and sections of the file are not confirmed, so any are taken. */
export const activationWord = xmlRule({
  code: 'ec2-activation-word',
  title: 'DoActivate is neither true nor false',
  detail: 'It says whether the agent activates Windows with the settings of its section.',
  severity: 'error',
  source: EC2_GUIDE,
  example: exampleOf(
    'ActivationSettings.xml',
    xmlFrame('<Settings>', '  <Section>', '    <DoActivate>#</DoActivate>', '  </Section>', '</Settings>'),
    'Yes',
    'true',
  ),
  kinds: ['activation'],
  look: (root, report) => {
    for (const element of descendants(root)) {
      if (element.local !== 'DoActivate' || /^\s*(?:true|false)\s*$/i.test(ownText(element))) continue;
      report({
        offset: element.start,
        summary: `DoActivate is "${ownText(element).trim()}"; it takes true or false.`,
        fix: 'Write true or false.',
      });
    }
  },
});
