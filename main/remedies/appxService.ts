import { startableService } from './startableService.ts';

/** Lets the AppX deployment service start on demand. Source: sysprep-failures, appx-service-disabled. */
export const appxService = startableService({
  id: 'enable-appx-service',
  title: 'Let the AppX deployment service start on demand',
  service: 'AppXSvc',
  start: 3,
  wrong: ['disabled'],
  warning: 'ClipSVC and StateRepository may be disabled too; look at them on the source machine.',
  source: [{ document: 'Public reports of AppxSysprep.dll ending with 0x422', certainty: 'observed' }],
  mends: ['appx-service-disabled'],
  issues: ['appx-service-disabled'],
});
