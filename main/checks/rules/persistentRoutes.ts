import { counted } from '../../../shared/text/numberWords.ts';
import {
  mayHideRoutes,
  PERSISTENT_ROUTES,
  persistentRoutes,
  type PersistentRoute,
} from '../../subject/persistentRoutes.ts';
import { hiveWhole } from '../../subject/lookup.ts';
import { LAUNCH_TASK, scheduledTask } from '../../subject/scheduledTask.ts';
import type { Subject } from '../../subject/subject.ts';
import { damagedFinding, finding, judgeFound, unknownFinding, type CheckFinding, type CheckRule } from '../rule.ts';

/** No route of the source machine's subnet stays. Source: ec2launch facts, section A10; failure modes FM-24. */
export const persistentRoutesLeft: CheckRule = {
  id: 'persistent-routes',
  area: 'network',
  grade: 'required',
  mayBreak: 'agentStart',
  question: 'Is no persistent route of the source machine left?',
  remedy:
    'Delete them on the source machine (route delete 169.254.169.254 and the others named), or run InitializeInstance.ps1 -Schedule before Sysprep.',
  source: [
    { document: 'AWS, EC2Launch', certainty: 'documented' },
    { document: 'aws/amazon-ssm-agent #24, #48, #348; aws/aws-sdk-net #1154', certainty: 'observed' },
  ],
  run: (subject) =>
    judgeFound(persistentRoutesLeft, WHAT, persistentRoutes(subject.registry), WHERE, (routes) =>
      judge(subject, routes ?? []),
    ),
};

const WHAT = 'Whether a persistent route is left';
const WHERE = { key: PERSISTENT_ROUTES };

function judge(subject: Subject, routes: readonly PersistentRoute[]): CheckFinding {
  const linkLocal = routes.filter((route) => route.linkLocal);
  if (linkLocal.length > 0) return toPlatform(subject, linkLocal);
  if (routes.length > 0) return others(routes);
  if (!hiveWhole(subject.report, 'SYSTEM')) return damagedFinding(persistentRoutesLeft, WHAT, 'SYSTEM', WHERE);
  const evidence = [{ where: WHERE, text: 'no route' }];
  if (hasLaunch1(subject) && !isArmed(subject) && mayHideRoutes(subject.registry))
    return unknownFinding(
      persistentRoutesLeft,
      WHAT,
      'EC2Launch v1 may keep its routes in a part of the registry whose form no document describes.',
      WHERE,
      'Look on the source machine: route print -4.',
    );
  return finding(persistentRoutesLeft, 'pass', 'No persistent route is left', { evidence });
}

function hasLaunch1({ report, agentsInDoubt }: Subject): boolean {
  return [...report.agents, ...agentsInDoubt].some(({ kind }) => kind === 'ec2launch1');
}

/** The first-boot work of EC2Launch v1 writes the routes anew. */
function isArmed(subject: Subject): boolean {
  return hasLaunch1(subject) && scheduledTask(subject.fs, LAUNCH_TASK).kind === 'enabled';
}

function toPlatform(subject: Subject, routes: readonly PersistentRoute[]): CheckFinding {
  const isMended = isArmed(subject);
  return finding(
    persistentRoutesLeft,
    isMended ? 'warning' : 'fail',
    `${counted(routes.length, 'persistent route')} to the services of the platform lead through a gateway of the source machine`,
    {
      detail: isMended
        ? 'The first-boot work of EC2Launch v1 is scheduled and writes them anew; until it has run, another subnet does not reach them.'
        : 'In another subnet the metadata service and activation cannot be reached: no password, no user data, no Systems Manager.',
      evidence: evidenceOf(routes),
      fix: persistentRoutesLeft.remedy,
      breaks: 'agentStart',
      prediction: 'likely',
    },
  );
}

function others(routes: readonly PersistentRoute[]): CheckFinding {
  return finding(
    persistentRoutesLeft,
    'warning',
    `${counted(routes.length, 'persistent route')} of the source machine left`,
    {
      detail:
        'They name a gateway of its subnet. Whether instances are in a subnet where it answers is not on the volume.',
      evidence: evidenceOf(routes),
      fix: 'Delete them on the source machine: route delete, with the destination.',
      breaks: 'agentStart',
      prediction: 'cannotTell',
    },
  );
}

function evidenceOf(routes: readonly PersistentRoute[]) {
  return routes.map(({ name, destination, gateway }) => ({
    where: { key: PERSISTENT_ROUTES, value: name },
    text: `${destination} through ${gateway === '' ? 'no gateway' : gateway}`,
  }));
}
