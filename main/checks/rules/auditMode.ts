import { imageStatePlace } from '../../subject/identity.ts';
import { findNumber, SYSTEM_SETUP } from '../../subject/lookup.ts';
import { finding, judgeFound, unknownFinding, type CheckRule } from '../rule.ts';

const KEY = `${SYSTEM_SETUP}\\Status`;
const PLACE = { key: KEY, value: 'AuditBoot' };

/** The next start does not go to audit mode. Source: sysprep facts, sections 1 and 4.2. */
export const auditMode: CheckRule = {
  id: 'audit-mode',
  area: 'state',
  grade: 'recommended',
  mayBreak: 'oobe',
  question: 'Does the next start not go to audit mode?',
  remedy: 'Leave audit mode on the source machine with Sysprep and /oobe.',
  source: [
    { document: 'Microsoft, Windows Setup states', certainty: 'documented' },
    { document: 'SYSTEM hives of Windows 7 and 8 (AuditBoot 0)', certainty: 'observed' },
  ],
  run({ registry, imageState }) {
    const found = findNumber(registry, KEY, 'AuditBoot');
    const what = 'Whether the next start goes to audit mode';
    return judgeFound(auditMode, what, found, PLACE, (boot) => {
      const byState = imageState.kind === 'found' && imageState.value.endsWith('_RESEAL_TO_AUDIT');
      const evidence = [
        { where: PLACE, text: boot === null ? 'not present' : `AuditBoot = ${boot}` },
        ...(byState ? [{ where: imageStatePlace(registry, imageState), text: imageState.value }] : []),
      ];
      if (imageState.kind === 'unreadable')
        return unknownFinding(auditMode, what, imageState.problem.diagnostic.summary, PLACE);
      if (!byState && (boot === null || boot === 0))
        return finding(auditMode, 'pass', 'The next start does not go to audit mode', { evidence });
      return finding(auditMode, 'warning', 'The next start goes to audit mode', {
        detail: 'New instances then do not reach OOBE by themselves, and the built-in Administrator is logged on.',
        evidence,
        fix: auditMode.remedy,
        breaks: 'oobe',
        prediction: byState ? 'certain' : 'likely',
        related: ['image-state'],
      });
    });
  },
};
