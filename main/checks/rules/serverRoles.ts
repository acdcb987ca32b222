import type { Evidence } from '../../../shared/model/diagnostic.ts';
import { buildOf, hiveWhole } from '../../subject/lookup.ts';
import { COMPONENT_CACHE, roleEvidence } from '../../subject/serverRoles.ts';
import type { Subject } from '../../subject/subject.ts';
import { roleTable, roleVersion, type RoleVersion, type ServerRole } from '../roleTable.ts';
import { damagedFinding, finding, buildUntold, unreadableFinding, type CheckFinding, type CheckRule } from '../rule.ts';

const WHAT = 'Whether Sysprep supports the installed roles';
const PLACE = { key: COMPONENT_CACHE };

/** Sysprep supports every installed server role. Source: sysprep facts, section 12; failure modes FM-50. */
export const serverRoles: CheckRule = {
  id: 'server-roles',
  area: 'roles',
  grade: 'required',
  mayBreak: 'generalize',
  question: 'Does Sysprep support every installed server role?',
  remedy: 'Remove the role on the source machine, and add it to each new instance on first boot.',
  get source() {
    const { source, certainty, laterCertainty } = roleTable();
    return [
      { document: source, certainty },
      { document: 'That the same holds for versions after Windows Server 2012', certainty: laterCertainty },
      { document: 'Services and ServerComponentCache as marks of an installed role', certainty: 'inferred' as const },
    ];
  },
  run(subject) {
    const { report, registry } = subject;
    if (report.windows.installationType === 'Client')
      return finding(serverRoles, 'notApplicable', 'A client has no server roles');
    const installed: InstalledRole[] = [];
    for (const role of roleTable().roles) {
      const found = roleEvidence(registry, role.services, role.features);
      if (found.kind === 'unreadable') return unreadableFinding(serverRoles, WHAT, found.problem, PLACE);
      if (found.kind === 'found' && found.value.length > 0) installed.push({ role, evidence: found.value });
    }
    return judge(installed, subject);
  },
};

interface InstalledRole {
  readonly role: ServerRole;
  readonly evidence: readonly Evidence[];
}

function judge(installed: readonly InstalledRole[], { report }: Subject): CheckFinding {
  const build = buildOf(report);
  const version = build === null ? null : roleVersion(build);
  const refused = version === null ? [] : installed.filter(({ role }) => role.support[version] === 'notSupported');
  if (refused.length > 0) return notSupported(refused);
  const damaged = ['SYSTEM', 'SOFTWARE'].find((hive) => !hiveWhole(report, hive));
  if (damaged !== undefined) return damagedFinding(serverRoles, WHAT, damaged, PLACE);
  if (installed.length === 0)
    return finding(serverRoles, 'pass', 'No server role of the table is installed', {
      evidence: [{ where: PLACE, text: 'no role' }],
    });
  if (build === null) return buildUntold(serverRoles, WHAT);
  return version === null ? beyondTable(installed) : withinTable(installed, version);
}

function notSupported(refused: readonly InstalledRole[]): CheckFinding {
  return finding(serverRoles, 'fail', `Sysprep does not support ${names(refused)}`, {
    detail: 'The role is broken on new instances, or Sysprep fails.',
    evidence: shown(refused),
    fix: serverRoles.remedy,
    breaks: 'generalize',
    prediction: 'likely',
  });
}

function withinTable(installed: readonly InstalledRole[], version: RoleVersion): CheckFinding {
  const untold = installed.filter(({ role }) => role.support[version] === 'notApplicable');
  if (untold.length > 0)
    return finding(serverRoles, 'unknown', `Whether Sysprep supports ${names(untold)} is not told`, {
      detail: 'The table of Microsoft says neither yes nor no.',
      evidence: shown(untold),
      fix: 'Add the role to each new instance on first boot, or test an instance of the image.',
    });
  const conditions = installed.flatMap(({ role }) => (role.condition === undefined ? [] : [role.condition]));
  if (conditions.length === 0)
    return finding(serverRoles, 'pass', `Sysprep supports ${names(installed)}`, { evidence: shown(installed) });
  return finding(serverRoles, 'warning', `Sysprep supports ${names(installed)} under a condition`, {
    detail: 'Whether the condition holds was not checked here.',
    evidence: shown(installed),
    fix: conditions.join(' '),
    breaks: 'generalize',
    prediction: 'cannotTell',
    related: ['iis-encrypted-credentials'],
  });
}

const LAST_WORDS: Readonly<Record<ServerRole['support']['2012'], string>> = {
  supported: 'supported',
  notSupported: 'not supported',
  notApplicable: 'said neither yes nor no',
};

/** Behind its last column the table is only the last known word. */
function beyondTable(installed: readonly InstalledRole[]): CheckFinding {
  return finding(serverRoles, 'unknown', `Whether Sysprep supports ${names(installed)} on this Windows is not told`, {
    detail: 'The table of Microsoft ends with Windows Server 2012; what it said then is shown with each role.',
    evidence: installed.flatMap(({ role, evidence }) =>
      evidence.map(({ where, text }) => ({
        where,
        text: `${role.name} (${text}): in 2012 ${LAST_WORDS[role.support['2012']]}${role.condition === undefined ? '' : `. ${role.condition}`}`,
      })),
    ),
    fix: 'Add such roles to each new instance on first boot, or test an instance of the image.',
  });
}

function names(installed: readonly InstalledRole[]): string {
  return installed.map(({ role }) => role.name).join(', ');
}

function shown(installed: readonly InstalledRole[]): readonly Evidence[] {
  const all = installed.flatMap(({ role, evidence }) =>
    evidence.map(({ where, text }) => ({ where, text: `${role.name}: ${text}` })),
  );
  return all;
}
