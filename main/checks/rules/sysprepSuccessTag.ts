import { finding, unreadableFinding, unknownFinding, type CheckRule } from '../rule.ts';

const FILE = 'Windows/System32/Sysprep/Sysprep_succeeded.tag';
const WHAT = 'Whether the last Sysprep succeeded';

/** The tag of the last run agrees with the state. Source: sysprep facts, section 4.4. */
export const sysprepSuccessTag: CheckRule = {
  id: 'sysprep-success-tag',
  area: 'state',
  grade: 'recommended',
  mayBreak: 'generalize',
  question: 'Does a generalized image have the tag of success?',
  remedy: 'Look at the marks of generalization first.',
  source: [{ document: 'Sysprep logs (FCreateTagFile)', certainty: 'observed' }],
  run({ fs, report }) {
    const tag = fs.stat(FILE);
    const where = { file: FILE };
    if (tag.kind === 'unreadable') return unreadableFinding(sysprepSuccessTag, WHAT, tag.problem, where);
    const evidence = [{ where, text: tag.kind === 'found' ? 'present' : 'not present' }];
    switch (report.generalized.verdict) {
      case 'generalized':
        if (tag.kind === 'found') return finding(sysprepSuccessTag, 'pass', 'The last Sysprep succeeded', { evidence });
        return finding(sysprepSuccessTag, 'warning', 'The image is generalized and has no tag of success', {
          detail: 'Sysprep makes the tag at its end, so the last run may have been cut off, or the folder was cleaned.',
          evidence,
          fix: 'Look at the end of System32\\Sysprep\\Panther\\setupact.log in Troubleshoot before the image is used.',
          breaks: 'generalize',
          prediction: 'cannotTell',
        });
      case 'notGeneralized':
        return finding(
          sysprepSuccessTag,
          'pass',
          tag.kind === 'found' ? 'The tag is that of an earlier Sysprep' : 'No Sysprep has run to its end here',
          { evidence },
        );
      case 'partly':
      case 'unknown':
        return unknownFinding(
          sysprepSuccessTag,
          WHAT,
          `The tag is ${tag.kind === 'found' ? 'there' : 'not there'}, and the other marks do not agree on the state.`,
          where,
          sysprepSuccessTag.remedy,
        );
    }
  },
};
