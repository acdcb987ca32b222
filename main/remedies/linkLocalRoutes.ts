import { valueOrNull } from '../subject/lookup.ts';
import { dropValue } from './registryWishes.ts';
import type { Remedy } from './remedy.ts';

const KEY = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters\\PersistentRoutes';

/** A value's name is `destination,mask,gateway,metric`. */
const LINK_LOCAL = /^169\.254\.\d{1,3}\.\d{1,3},/;

/**
 * Removes persistent routes to link-local addresses, with the gateway of the subnet that the image was made in. Source:
 * failure modes FM-24; ec2launch facts, section A10.
 */
export const linkLocalRoutes: Remedy = {
  id: 'remove-link-local-routes',
  find({ registry }) {
    const routes = [...(valueOrNull(registry.key(KEY))?.values() ?? [])].filter(({ name }) => LINK_LOCAL.test(name));
    if (routes.length === 0) return null;
    return {
      title: `Remove ${routes.length === 1 ? 'the persistent route' : `${routes.length} persistent routes`} to link-local addresses`,
      risk: 'safe',
      warning:
        'Routes that New-NetRoute made may lie in the NSI store in a form that is not read here; InitializeInstance.ps1 -Schedule makes the agent add its routes anew.',
      changes: routes.map(({ name }) => dropValue(KEY, name)),
      because: routes.map(({ name }) => ({ where: { key: KEY, value: name }, text: 'captured with its old gateway' })),
      source: [
        { document: 'AWS, EC2Launch (routes in custom images)', certainty: 'documented' },
        { document: 'aws/amazon-ssm-agent #24, #48, #348', certainty: 'observed' },
      ],
      mends: [],
    };
  },
};
