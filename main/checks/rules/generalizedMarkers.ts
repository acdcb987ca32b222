import type { GeneralizedMarker } from '../../../shared/model/volume.ts';
import { generalizeUnfinished } from '../../subject/generalized.ts';
import { finding, type CheckFinding, type CheckRule } from '../rule.ts';

/** All markers of "generalized" together; contradictions are shown. Source: sysprep facts, sections 4.1 to 4.4. */
export const generalizedMarkers: CheckRule = {
  id: 'generalized-markers',
  area: 'state',
  grade: 'required',
  mayBreak: 'generalize',
  question: 'Do the marks of generalization agree?',
  remedy:
    'Find out in Troubleshoot why it broke off. Usual repair on the source machine: set GeneralizationState to 7 and CleanupState to 2, remove System32\\Sysprep\\Panther, install msdtc again, and start Sysprep again.',
  source: [
    { document: 'Microsoft, Windows Setup states; public template-verification projects', certainty: 'observed' },
  ],
  run({ report }) {
    const { verdict, markers } = report.generalized;
    const evidence = markers.map((marker) => ({ where: marker.where, text: words(marker) }));
    switch (verdict) {
      case 'notGeneralized':
        return finding(generalizedMarkers, 'pass', `The image is not generalized yet, and ${agreement(markers)}`, {
          evidence,
        });
      case 'generalized':
        return finding(generalizedMarkers, 'warning', 'The image is generalized already', {
          evidence,
          detail: 'It waits for its first boot.',
          fix: 'Create instances from it; do not run Sysprep on it again.',
        });
      case 'partly':
        return generalizeUnfinished(report.generalized) ? unfinished(evidence) : contradiction(evidence);
      case 'unknown':
        return finding(generalizedMarkers, 'unknown', 'The marks do not tell whether the image is generalized', {
          evidence,
          detail: 'A mark is missing, could not be read, or has a value whose meaning is not known.',
          fix: 'Look at the marks on the source machine, and make the registry hives readable if they are not.',
        });
    }
  },
};

/** A mark that alone tells nothing, such as the tag of the last run, does not count as agreeing. */
function agreement(markers: readonly GeneralizedMarker[]): string {
  return markers.some((marker) => marker.points === 'unclear') ? 'the marks that tell it agree' : 'every mark agrees';
}

function words({ found, points }: GeneralizedMarker): string {
  return `${found}${points === 'unclear' ? ' (tells nothing for certain)' : ''}`;
}

type Evidence = CheckFinding['diagnostics'][number]['evidence'];

function unfinished(evidence: Evidence): CheckFinding {
  return finding(generalizedMarkers, 'fail', 'A generalize began and did not finish', {
    evidence,
    detail: 'GeneralizationState is 3: later runs of Sysprep refuse with "invalid state".',
    fix: generalizedMarkers.remedy,
    breaks: 'generalize',
  });
}

function contradiction(evidence: Evidence): CheckFinding {
  return finding(generalizedMarkers, 'fail', 'The marks of generalization contradict each other', {
    evidence,
    detail: 'Such an image may boot to the old machine or stop in set-up.',
    fix: 'Mend the source image and run Sysprep there again.',
    breaks: 'generalize',
  });
}
