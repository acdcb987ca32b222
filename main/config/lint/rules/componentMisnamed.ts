import { answerExample } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { FATAL_REPORTS } from '../sources.ts';

/** Component names of public reports that are no components, and what they should be. Source: answer file facts, section 8. */
const MISNAMED: ReadonlyMap<string, string> = new Map([
  ['Microsoft-Windows-Networking-MPSSVC-Svc', 'Networking-MPSSVC-Svc'],
]);

const GROUPS = `<FirewallGroups>
  <FirewallGroup wcm:action="add" wcm:keyValue="RemoteDesktop">
    <Active>true</Active>
    <Group>Remote Desktop</Group>
    <Profile>all</Profile>
  </FirewallGroup>
</FirewallGroups>`;

/** A component under a wrong name that reports call fatal; other components that are not known stay unjudged. */
export const componentMisnamed: LintRule = {
  code: 'answer-component-misnamed',
  title: 'A component has a name that does not exist',
  detail: 'Windows refuses the whole file for it.',
  severity: 'error',
  refuses: 'certainly',
  source: FATAL_REPORTS,
  example: {
    file: 'unattend.xml',
    bad: answerExample({ component: 'Microsoft-Windows-Networking-MPSSVC-Svc', bad: GROUPS, good: '' }).bad,
    good: answerExample({ component: 'Networking-MPSSVC-Svc', bad: '', good: GROUPS }).good,
  },
  look: {
    at: 'component',
    look: (component, report) => {
      const right = MISNAMED.get(component.name);
      if (right === undefined) return;
      report({
        offset: component.element.start,
        summary: `There is no component ${component.name}; it is called ${right}.`,
        fix: `Write ${right}.`,
        component,
      });
    },
  },
};
