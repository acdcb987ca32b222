import { valueOrNull } from '../subject/lookup.ts';
import { PERSISTENT_ROUTES, persistentRoutes } from '../subject/persistentRoutes.ts';
import { LAUNCH_TASK, scheduledTask } from '../subject/scheduledTask.ts';
import type { Subject } from '../subject/subject.ts';
import { dropValue } from './registryWishes.ts';
import type { Remedy } from './remedy.ts';

/**
 * Removes persistent routes to the services of the platform, with the gateway of the subnet that the image was made in.
 * Source: failure modes FM-24; ec2launch facts, section A10.
 */
export const linkLocalRoutes: Remedy = {
  id: 'remove-link-local-routes',
  find(subject) {
    const { registry } = subject;
    const routes = (valueOrNull(persistentRoutes(registry)) ?? []).filter(({ linkLocal }) => linkLocal);
    if (routes.length === 0) return null;
    return {
      title: `Remove ${routes.length === 1 ? 'the persistent route' : `${routes.length} persistent routes`} to link-local addresses`,
      risk: hasUnscheduledLaunch1(subject) ? 'needsThought' : 'safe',
      warning:
        'Routes that New-NetRoute made may lie in the NSI store in a form that is not read here; InitializeInstance.ps1 -Schedule makes EC2Launch v1 add its routes anew.',
      changes: routes.map(({ name }) => dropValue(PERSISTENT_ROUTES, name)),
      because: routes.map(({ name, destination, gateway }) => ({
        where: { key: PERSISTENT_ROUTES, value: name },
        text: `${destination} through ${gateway === '' ? 'no gateway' : gateway}`,
      })),
      source: [
        { document: 'AWS, EC2Launch (routes in custom images)', certainty: 'documented' },
        { document: 'aws/amazon-ssm-agent #24, #48, #348', certainty: 'observed' },
      ],
      mends: ['persistent-routes'],
    };
  },
};

/** EC2Launch v1 adds routes only when its work is scheduled, so that this machine may be left without any. */
function hasUnscheduledLaunch1({ report, agentsInDoubt, fs }: Subject): boolean {
  const isThere = [...report.agents, ...agentsInDoubt].some(({ kind }) => kind === 'ec2launch1');
  return isThere && scheduledTask(fs, LAUNCH_TASK).kind !== 'enabled';
}
