import { knownPaths, PASSES } from '../catalogue.ts';
import { nearNames } from '../nearNames.ts';
import { descend } from '../xml/navigate.ts';
import { FATAL_REPORTS, isFatalMistake } from './fatalMistakes.ts';
import { PUBLIC_FILES, REFERENCE_STATE, WHOLE_FILE, type Finding, type LintRule } from './finding.ts';
import type { JudgedSetting } from './settingStanding.ts';

/** A name that the component does not have. Source: answer file facts, sections 1 (observed, 0x80220001) and 8. */
export const unknownSetting: LintRule = ({ settings }) =>
  settings
    .filter(({ standing }) => standing.kind === 'unknown')
    .map(({ component, path, element }) => ({
      code: 'answer-setting-unknown',
      severity: 'error',
      offset: element.start,
      summary: `The reference has no setting ${path} of ${component.name}.`,
      detail: `${WHOLE_FILE} for a setting that it does not know (error 0x80220001).`,
      fix: fixOf(path, component.name),
      component,
      ...howSure(isFatalMistake(component, path)),
    }));

/** Of some mistakes public reports say what comes of them; of all others the tables of one release do. */
function howSure(fatal: boolean): Pick<Finding, 'document' | 'certainty' | 'rule' | 'refuses'> {
  if (!fatal) return { ...REFERENCE_STATE, refuses: 'perhaps' };
  return { document: FATAL_REPORTS, certainty: 'observed', refuses: 'certainly' };
}

function fixOf(path: string, component: string): string {
  const near = nearNames(path, knownPaths(component));
  return near.length === 0
    ? 'Correct the name, move the setting to its component, or remove it.'
    : `Did you mean ${near.join(' or ')}?`;
}

/** A name in other capitals than in the reference: that names are compared with their capitals is general knowledge. */
export const otherCapitals: LintRule = ({ settings }) =>
  settings.flatMap(({ component, path, element, standing }) =>
    standing.kind !== 'otherCase'
      ? []
      : [
          {
            code: 'answer-setting-capitals',
            severity: 'warning',
            offset: element.start,
            summary: `${path} of ${component.name} is written ${standing.spelled} in the reference.`,
            detail: `Names of settings count with their capitals. ${WHOLE_FILE} for a setting that it does not know.`,
            fix: `Write ${standing.spelled}.`,
            ...REFERENCE_STATE,
            certainty: 'inferred',
            component,
            refuses: 'perhaps',
          },
        ],
  );

/** A setting in a pass where the reference does not have it. Source: answer file facts, section 1 (observed). */
export const wrongPass: LintRule = ({ settings }) =>
  settings.flatMap((setting) => {
    const { component, path, element, standing } = setting;
    if (standing.kind !== 'misplaced' || !PASSES.includes(component.pass)) return [];
    return [
      {
        code: 'answer-setting-pass',
        severity: 'error',
        offset: element.start,
        summary: `The reference does not have ${path} of ${component.name} in the pass ${component.pass}.`,
        detail: `${WHOLE_FILE} for a setting in a pass where it is not valid.`,
        fix: `Set it in ${standing.known.passes.join(' or ')}.`,
        component,
        ...howSure(isFatalMistake(component, path) || holdsFatalMistake(setting)),
      },
    ];
  });

/** The password is what reports name as fatal, and the group around it is what stands in the wrong pass. */
function holdsFatalMistake({ component, path, element }: JudgedSetting): boolean {
  const inside = 'AdministratorPassword';
  return descend(element, [inside]) !== null && isFatalMistake(component, `${path}/${inside}`);
}

/** A setting of which only public files know. Source: answer file facts, section 8. */
export const unconfirmedSetting: LintRule = ({ settings }) =>
  settings.flatMap(({ component, path, element, standing }) => {
    if (standing.kind !== 'unconfirmed') return [];
    const { worksUpTo, notes, source } = standing.known;
    return [
      {
        code: 'answer-setting-unconfirmed',
        severity: 'warning',
        offset: element.start,
        summary: `${path} of ${component.name} is not in the reference; not every Windows knows it.`,
        detail: `${notes} ${WHOLE_FILE} for a setting that it does not know.`,
        fix: 'Remove it, unless the Windows of the image is known to take it.',
        document: source ?? PUBLIC_FILES,
        certainty: 'unconfirmed',
        component,
        refuses: 'perhaps',
        ...(worksUpTo === undefined ? {} : { takenUpTo: worksUpTo }),
      },
    ];
  });
