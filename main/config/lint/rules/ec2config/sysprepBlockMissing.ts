import { attribute, childElement } from '../../../xml/navigate.ts';
import { exampleOf, xmlFrame } from '../../agentExamples.ts';
import { elementsNamed, xmlRule } from '../../fileRule.ts';
import { publicFiles } from '../../sources.ts';

/** There is no Sysprep block for the Windows that the agent still runs on. */
export const sysprepBlockMissing = xmlRule({
  code: 'ec2-sysprep-block-missing',
  title: 'BundleConfig.xml has no Sysprep block of version 6.0',
  detail:
    'Windows Server 2008 to 2012 R2 take their call of Sysprep from the block of version 6.0; that of 5.2 is for Server 2003. What the agent does without it is not confirmed.',
  severity: 'error',
  source: publicFiles(),
  example: exampleOf(
    'BundleConfig.xml',
    xmlFrame(
      '<BundleConfig>',
      '  <GeneralSettings>',
      '    <Sysprep version="#">',
      '      <AnswerFilePath>sysprep2008.xml</AnswerFilePath>',
      '    </Sysprep>',
      '  </GeneralSettings>',
      '</BundleConfig>',
    ),
    '6.3',
    '6.0',
  ),
  kinds: ['bundleConfig'],
  look: (root, report) => {
    const general = childElement(root, 'GeneralSettings');
    if (general === null) return;
    if (elementsNamed(general, 'Sysprep').some((block) => attribute(block, 'version')?.value === '6.0')) return;
    report({
      offset: general.start,
      summary: 'GeneralSettings has no Sysprep element with version="6.0".',
      fix: 'Write version="6.0", also for Windows 6.1, 6.2 and 6.3.',
    });
  },
});
