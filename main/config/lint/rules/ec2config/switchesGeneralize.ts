import { attribute, childElement } from '../../../xml/navigate.ts';
import type { XmlElement } from '../../../xml/nodes.ts';
import { exampleOf, xmlFrame } from '../../agentExamples.ts';
import { elementsNamed, textIn, xmlRule } from '../../fileRule.ts';
import type { Source } from '../../../../../shared/model/diagnostic.ts';

const SOURCE: readonly Source[] = [
  { document: 'Microsoft, Sysprep command-line options', certainty: 'documented' },
  { document: 'Public copies of BundleConfig.xml', certainty: 'observed' },
];

/** Each switch that an image needs, with what is missing without it. Source: sysprep facts, section 2. */
const NEEDED: readonly (readonly [string, string])[] = [
  ['generalize', 'the identity of the machine is not removed, and new instances do not run specialize'],
  ['oobe', 'new instances do not go through the first boot in which the agent sets them up'],
];

/** Sysprep is called without a switch that makes an image of the machine. */
export const switchesGeneralize = xmlRule({
  code: 'ec2-switches-generalize',
  title: 'Sysprep is called without /generalize or /oobe',
  detail:
    'EC2Config hands these switches to sysprep.exe as they are. Both are needed for an image that others start from.',
  severity: 'error',
  source: SOURCE,
  example: exampleOf(
    'BundleConfig.xml',
    xmlFrame(
      '<BundleConfig>',
      '  <GeneralSettings>',
      '    <Sysprep version="6.0">',
      '      <Switches>#</Switches>',
      '    </Sysprep>',
      '  </GeneralSettings>',
      '</BundleConfig>',
    ),
    '/oobe /shutdown',
    '/oobe /shutdown /generalize',
  ),
  kinds: ['bundleConfig'],
  look: (root, report) => {
    const switches = switchesOf(root);
    if (switches === null) return;
    const given = new Set(
      switches.text
        .toLowerCase()
        .match(/[/-]\w+/g)
        ?.map((word) => word.slice(1)),
    );
    for (const [word, without] of NEEDED)
      if (!given.has(word))
        report({
          offset: switches.element.start,
          summary: `The switches of Sysprep lack /${word}: ${without}.`,
          fix: `Add /${word}; the stock file has /oobe /shutdown /generalize.`,
        });
  },
});

/** Of the block for Windows Server 2008 and later. */
function switchesOf(root: XmlElement): ReturnType<typeof textIn> {
  const general = childElement(root, 'GeneralSettings');
  const blocks = general === null ? [] : elementsNamed(general, 'Sysprep');
  const block = blocks.find((each) => attribute(each, 'version')?.value === '6.0');
  return block === undefined ? null : textIn(block, 'Switches');
}
