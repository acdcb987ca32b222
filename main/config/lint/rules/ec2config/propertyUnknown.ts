import { PROPERTIES, spelledAs } from '../../../ec2Names.ts';
import { exampleOf, xmlFrame } from '../../agentExamples.ts';
import { didYouMean } from '../../didYouMean.ts';
import { elementsNamed, textIn, xmlRule } from '../../fileRule.ts';
import { publicFiles } from '../../sources.ts';

/** The name of AutoSysprep in documents of 2008 and 2009. Source: EC2Config facts, section 3.2. */
const FORMER = 'setsysprep';

/** A property that no known version of the agent has. */
export const propertyUnknown = xmlRule({
  code: 'ec2-property-unknown',
  title: 'BundleConfig.xml has a property that EC2Config does not have',
  detail: 'The agent has nothing to do with such a property, and says nothing about it.',
  severity: 'warning',
  source: publicFiles(),
  example: exampleOf(
    'BundleConfig.xml',
    xmlFrame(
      '<BundleConfig>',
      '  <Property>',
      '    <Name>#</Name>',
      '    <Value>Yes</Value>',
      '  </Property>',
      '</BundleConfig>',
    ),
    'SetPasswordAfterSyspep',
    'SetPasswordAfterSysprep',
  ),
  kinds: ['bundleConfig'],
  look: (root, report) => {
    for (const row of elementsNamed(root, 'Property')) {
      const name = textIn(row, 'Name');
      if (name === null || spelledAs(PROPERTIES, name.text) !== null) continue;
      const isFormer = name.text.toLowerCase() === FORMER;
      report({
        offset: name.element.start,
        summary: `No known version of EC2Config has a property ${name.text}.`,
        fix: isFormer ? 'Write AutoSysprep, as it is called since 2009.' : didYouMean(name.text, PROPERTIES),
      });
    }
  },
});
