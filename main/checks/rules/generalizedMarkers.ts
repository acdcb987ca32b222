import { finding, type CheckRule } from '../rule.ts';

/** All markers of "generalized" together; contradictions are shown. Source: sysprep facts, sections 4.1 to 4.4. */
export const generalizedMarkers: CheckRule = {
  id: 'generalized-markers',
  area: 'state',
  question: 'Do the marks of generalization agree?',
  source: [
    { document: 'Microsoft, Windows Setup states; public template-verification projects', certainty: 'observed' },
  ],
  run({ report }) {
    const { verdict, markers } = report.generalized;
    const evidence = markers.map((marker) => ({ where: { value: marker.id }, text: `${marker.id}: ${marker.found}` }));
    switch (verdict) {
      case 'notGeneralized':
        return finding(generalizedMarkers, 'pass', 'The image is not generalized yet, and every mark agrees', {
          evidence,
        });
      case 'generalized':
        return finding(generalizedMarkers, 'warning', 'The image is generalized already', {
          evidence,
          detail: 'It waits for its first boot.',
          fix: 'Create instances from it; do not run Sysprep on it again.',
        });
      case 'partly':
        return finding(generalizedMarkers, 'fail', 'The marks of generalization contradict each other', {
          evidence,
          detail: 'Such an image may boot to the old machine or stop in set-up.',
          fix: 'Mend the source image and run Sysprep there again.',
          breaks: 'generalize',
        });
      case 'unknown':
        return finding(generalizedMarkers, 'unknown', 'No mark of generalization could be read', { evidence });
    }
  },
};
