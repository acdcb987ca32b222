import { descendants, ownText } from '../../../xml/navigate.ts';
import { exampleOf, xmlFrame } from '../../agentExamples.ts';
import { xmlRule } from '../../fileRule.ts';
import { EC2_GUIDE } from '../../sources.ts';

/** No section activates: new instances stay without activation. */
export const activationOff = xmlRule({
  code: 'ec2-activation-off',
  title: 'No section of ActivationSettings.xml activates Windows',
  detail: 'With DoActivate false everywhere the agent tries no way of activation.',
  severity: 'warning',
  source: EC2_GUIDE,
  example: exampleOf(
    'ActivationSettings.xml',
    xmlFrame('<Settings>', '  <Section>', '    <DoActivate>#</DoActivate>', '  </Section>', '</Settings>'),
    'false',
    'true',
  ),
  kinds: ['activation'],
  look: (root, report) => {
    const switches = [...descendants(root)].filter(({ local }) => local === 'DoActivate');
    const [first] = switches;
    if (first === undefined || !switches.every((each) => ownText(each).trim().toLowerCase() === 'false')) return;
    report({
      offset: first.start,
      summary: 'DoActivate is false in every section.',
      fix: 'Set it to true in the section whose KMS server is to be used.',
    });
  },
});
