import { WALLPAPER_NAMESPACE } from '../../../namespaces.ts';
import { exampleOf, xmlFrame } from '../../agentExamples.ts';
import { xmlRule } from '../../fileRule.ts';
import { publicFiles } from '../../sources.ts';

/** The one settings file of the agent that has a namespace, without it. */
export const wallpaperNamespace = xmlRule({
  code: 'ec2-wallpaper-namespace',
  title: 'WallpaperSettings.xml has not the namespace of its schema',
  detail: 'It is the only settings file of EC2Config with a namespace; elements outside of it are likely not found.',
  severity: 'warning',
  source: publicFiles('inferred'),
  example: exampleOf(
    'WallpaperSettings.xml',
    xmlFrame(`<WallpaperSettings#>`, '  <GlobalSettings />', '</WallpaperSettings>'),
    '',
    ` xmlns="${WALLPAPER_NAMESPACE}"`,
  ),
  kinds: ['wallpaper'],
  look: (root, report) => {
    if (root.namespace !== WALLPAPER_NAMESPACE)
      report({
        offset: root.start,
        summary: `The root element is not in the namespace ${WALLPAPER_NAMESPACE}.`,
        fix: `Write <WallpaperSettings xmlns="${WALLPAPER_NAMESPACE}">.`,
      });
  },
});
