import { sourceOnlyFinding, type CheckRule } from '../rule.ts';

/** Files that EFS encrypts are lost by generalize; a volume opened as files does not show them. Source: sysprep facts, sections 3 and 5. */
export const efsFiles: CheckRule = {
  id: 'efs-files',
  area: 'encryption',
  grade: 'recommended',
  mayBreak: 'generalize',
  question: 'Is no file encrypted with EFS?',
  remedy:
    'On the source machine: cipher /u /n /h lists every encrypted file; decrypt those that are needed with cipher /d.',
  source: [{ document: 'Microsoft, Sysprep (generalize) overview', certainty: 'documented' }],
  run({ fs }) {
    const where = { file: 'Users' };
    const users = fs.stat(where.file);
    return sourceOnlyFinding(efsFiles, 'Whether files are encrypted with EFS cannot be told here', {
      detail:
        'The attribute that marks them is not part of what is read of a volume. Such files cannot be read any more after generalize.',
      evidence: [{ where, text: users.kind === 'found' ? 'its files show no attribute here' : 'not read' }],
      fix: efsFiles.remedy,
    });
  },
};
