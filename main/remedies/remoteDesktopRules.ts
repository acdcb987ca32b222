import { sameName } from '../../shared/base/caseless.ts';
import type { Evidence } from '../../shared/model/diagnostic.ts';
import { FIREWALL, FIREWALL_PROFILES, firewallProfile, firewallRules, reaches } from '../subject/firewall.ts';
import { readNumber, readText, valueOrNull } from '../subject/lookup.ts';
import { STANDARD_PORT, STATION } from '../subject/remoteDesktop.ts';
import type { Subject } from '../subject/subject.ts';
import { setText } from './registryWishes.ts';
import type { RegistryWish } from './remedy.ts';

/** The rule that Windows has for Remote Desktop. Source: EC2Rescue facts, section 1.6. */
const RULE = 'RemoteDesktop-UserMode-In-TCP';
const KEY = `${FIREWALL}\\FirewallRules`;

/** A rule that is switched on, and why. */
export interface OpenedRule {
  readonly wish: RegistryWish;
  readonly told: Evidence;
}

/**
 * Windows' own rule for Remote Desktop, to be switched on where the firewall is on for a profile in which nothing lets
 * the port in and this rule would. The firewall itself and every other rule stay as they are.
 */
export function closedRule({ registry }: Subject): readonly OpenedRule[] {
  const rules = valueOrNull(firewallRules(registry)) ?? [];
  const text = valueOrNull(readText(registry, KEY, RULE));
  const own = rules.find(({ id, key }) => key === KEY && sameName(id, RULE));
  if (own === undefined || text === null || own.active || !own.allows) return [];
  const port = valueOrNull(readNumber(registry, STATION, 'PortNumber')) ?? STANDARD_PORT;
  const helps = FIREWALL_PROFILES.some(
    (profile) =>
      valueOrNull(firewallProfile(registry, profile))?.on === true
      && !rules.some((rule) => rule.allows && reaches(rule, port, profile))
      && reaches({ ...own, active: true }, port, profile),
  );
  if (!helps) return [];
  const wish = setText(KEY, own.id, text.replace(/\|Active=[^|]*/i, '|Active=TRUE'));
  return [
    { wish, told: { where: { key: KEY, value: own.id }, text: 'the rule is off, and no other one lets the port in' } },
  ];
}
