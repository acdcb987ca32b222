import { childElement } from '../../../xml/navigate.ts';
import type { XmlElement } from '../../../xml/nodes.ts';
import { exampleOf, xmlFrame } from '../../agentExamples.ts';
import { elementsNamed, reportAgain, textIn, xmlRule } from '../../fileRule.ts';
import { publicFiles } from '../../sources.ts';

/** One plug-in or property twice: which of both the agent takes is not known. */
export const rowDuplicate = xmlRule({
  code: 'ec2-row-duplicate',
  title: 'A plug-in or property stands in the file twice',
  detail: 'Which of both the agent takes is not confirmed, so the file may not do what either says.',
  severity: 'warning',
  source: publicFiles('unconfirmed'),
  example: exampleOf(
    'Config.xml',
    xmlFrame(
      '<Ec2ConfigurationSettings>',
      '  <Plugins>',
      '    <Plugin>',
      '      <Name>Ec2SetPassword</Name>',
      '      <State>Enabled</State>',
      '    </Plugin>',
      '    <Plugin>',
      '      <Name>#</Name>',
      '      <State>Disabled</State>',
      '    </Plugin>',
      '  </Plugins>',
      '</Ec2ConfigurationSettings>',
    ),
    'Ec2SetPassword',
    'Ec2SetComputerName',
  ),
  kinds: ['ec2config', 'bundleConfig'],
  look: (root, report) => {
    const names = rowsOf(root).flatMap((row) => textIn(row, 'Name') ?? []);
    reportAgain(
      names,
      ({ text }) => text,
      ({ element, text }) =>
        report({
          offset: element.start,
          summary: `${text} stands in the file before already.`,
          fix: 'Keep one entry with the value that is meant.',
        }),
    );
  },
});

function rowsOf(root: XmlElement): readonly XmlElement[] {
  const plugins = childElement(root, 'Plugins');
  return [...(plugins === null ? [] : elementsNamed(plugins, 'Plugin')), ...elementsNamed(root, 'Property')];
}
