import { WALLPAPER_NAMESPACE } from '../../../namespaces.ts';
import { exampleOf, xmlFrame } from '../../agentExamples.ts';
import { elementsNamed, textIn, xmlRule } from '../../fileRule.ts';
import { orList } from '../../shownValue.ts';
import { publicFiles } from '../../sources.ts';

const KINDS: readonly string[] = ['built-in', 'metadata', 'EnvironmentVariable'];

/** A row of the wallpaper takes its value from nowhere. */
export const wallpaperSource = xmlRule({
  code: 'ec2-wallpaper-source',
  title: 'A row of the wallpaper has a source that EC2Config does not know',
  detail: 'A row shows a value that is built in, of the metadata, or of an environment variable.',
  severity: 'warning',
  source: publicFiles(),
  example: exampleOf(
    'WallpaperSettings.xml',
    xmlFrame(
      `<WallpaperSettings xmlns="${WALLPAPER_NAMESPACE}">`,
      '  <WallpaperInformation>',
      '    <name>Instance ID</name>',
      '    <source>#</source>',
      '    <identifier>meta-data/instance-id</identifier>',
      '  </WallpaperInformation>',
      '</WallpaperSettings>',
    ),
    'meta-data',
    'metadata',
  ),
  kinds: ['wallpaper'],
  look: (root, report) => {
    for (const row of elementsNamed(root, 'WallpaperInformation')) {
      const source = textIn(row, 'source');
      if (source === null || KINDS.some((kind) => kind.toLowerCase() === source.text.toLowerCase())) continue;
      report({
        offset: source.element.start,
        summary: `The source is "${source.text}"; known are ${orList(KINDS)}.`,
        fix: `Write ${orList(KINDS)}.`,
      });
    }
  },
});
