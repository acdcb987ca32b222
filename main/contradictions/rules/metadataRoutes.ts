import { says } from '../volumeSettings.ts';
import type { ContradictionRule } from '../rule.ts';
import { ec2ConfigGuide } from '../sources.ts';

export const metadataRoutes: ContradictionRule = {
  code: 'metadata-wait-without-routes',
  title: 'The start waits for the metadata service, and the routes to it are not made',
  detail:
    'WaitForMetaDataAvailable blocks the start until the metadata service answers. Without ShouldAddRoutes it is not reached on an instance with several adapters, and the start waits without end.',
  severity: 'warning',
  source: [ec2ConfigGuide()],
  find(settings) {
    const waits = settings.globalSetting('WaitForMetaDataAvailable');
    const routes = settings.globalSetting('ShouldAddRoutes');
    if (!says(waits, 'true') || !says(routes, 'false')) return [];
    return [
      {
        summary: 'WaitForMetaDataAvailable is true, and ShouldAddRoutes is false.',
        sides: [routes.evidence, waits.evidence],
        fix: 'Set ShouldAddRoutes to true in Config.xml.',
      },
    ];
  },
};
