import { exampleOf, xmlFrame } from '../../agentExamples.ts';
import { textIn, xmlRule } from '../../fileRule.ts';
import { orList } from '../../shownValue.ts';
import { EC2_GUIDE } from '../../sources.ts';

const GROUPS: readonly string[] = ['FormatWithTRIM', 'FormatWithoutTRIM', 'DisableInitializeDrives'];

/** How disks are initialised is a word that the agent does not have. */
export const initializeGroup = xmlRule({
  code: 'ec2-initialize-drives-group',
  title: 'InitializeDrivesSettings.xml has a settings group that there is not',
  detail: 'Without one of its own words the agent is likely to go on as without the file: drives are formatted.',
  severity: 'error',
  source: EC2_GUIDE,
  example: exampleOf(
    'InitializeDrivesSettings.xml',
    xmlFrame('<InitializeDrivesSettings>', '  <SettingsGroup>#</SettingsGroup>', '</InitializeDrivesSettings>'),
    'DisableInitializeDisks',
    'DisableInitializeDrives',
  ),
  kinds: ['initializeDrives'],
  look: (root, report) => {
    const group = textIn(root, 'SettingsGroup');
    if (group === null || GROUPS.includes(group.text)) return;
    report({
      offset: group.element.start,
      summary: `SettingsGroup is "${group.text}"; it takes ${orList(GROUPS)}.`,
      fix: `Write ${orList(GROUPS)}.`,
    });
  },
});
