import { childElement, childElements } from '../../../xml/navigate.ts';
import { GLOBAL_SETTINGS, spelledAs } from '../../../ec2Names.ts';
import { exampleOf, xmlFrame } from '../../agentExamples.ts';
import { xmlRule } from '../../fileRule.ts';
import { didYouMean } from '../../didYouMean.ts';
import { publicFiles } from '../../sources.ts';

/** A global setting that no known version of the agent has. */
export const globalUnknown = xmlRule({
  code: 'ec2-global-unknown',
  title: 'EC2Config has no global setting of this name',
  detail: 'The agent has nothing to do with such an element, and says nothing about it.',
  severity: 'warning',
  source: publicFiles(),
  example: exampleOf(
    'Config.xml',
    xmlFrame(
      '<Ec2ConfigurationSettings>',
      '  <GlobalSettings>',
      '    <#>true</#>',
      '  </GlobalSettings>',
      '</Ec2ConfigurationSettings>',
    ),
    'WaitForMetadata',
    'WaitForMetaDataAvailable',
  ),
  kinds: ['ec2config'],
  look: (root, report) => {
    const list = childElement(root, 'GlobalSettings');
    for (const { local, start } of list === null ? [] : childElements(list))
      if (spelledAs(GLOBAL_SETTINGS, local) === null)
        report({
          offset: start,
          summary: `No known version of EC2Config has a global setting ${local}.`,
          fix: didYouMean(local, GLOBAL_SETTINGS),
        });
  },
});
