import { SYSTEM_SETUP } from '../../subject/lookup.ts';
import { setupMarks, type SetupMark } from '../../subject/setupState.ts';
import type { Subject } from '../../subject/subject.ts';
import { finding, unknownFinding, type CheckFinding, type CheckRule } from '../rule.ts';

const WHAT = 'Whether set-up has ended';

/** Set-up has ended, or waits on a generalized image as it should. Source: sysprep facts, section 4.3. */
export const setupInProgress: CheckRule = {
  id: 'setup-in-progress',
  area: 'state',
  grade: 'required',
  mayBreak: 'generalize',
  question: 'Has set-up ended?',
  remedy:
    'Open Troubleshoot to see where set-up stopped; let it end on the machine, or prepare the image again from its source.',
  source: [{ document: 'SYSTEM\\Setup of running and of armed machines', certainty: 'observed' }],
  run(subject) {
    const { registry } = subject;
    const marks = setupMarks(registry);
    const unread = marks.find(({ state }) => state === 'unreadable') ?? marks.find(({ state }) => state === 'unclear');
    const atWork = marks.filter(({ state }) => state === 'atWork');
    const isCalled = atWork.some(({ evidence }) => evidence.where.value !== 'CmdLine');
    if (isCalled) return working(atWork, subject);
    if (unread !== undefined)
      return unknownFinding(
        setupInProgress,
        WHAT,
        `${unread.evidence.text}.`.replace('..', '.'),
        unread.evidence.where,
      );
    if (atWork.length > 0) return commandLeft(atWork);
    if (registry.key(SYSTEM_SETUP).kind === 'absent')
      return unknownFinding(setupInProgress, WHAT, 'The key of set-up is missing.', { key: SYSTEM_SETUP });
    return finding(setupInProgress, 'pass', 'Set-up has ended', { evidence: marks.map(({ evidence }) => evidence) });
  },
};

/** Older Windows keep the command of their own set-up; it is called by SetupType, which is 0 here. */
function commandLeft(atWork: readonly SetupMark[]): CheckFinding {
  return finding(setupInProgress, 'warning', 'A command of set-up is left, and nothing calls it', {
    detail:
      'Every number that tells of a set-up at work is 0 or not there. The command stays on older Windows after set-up, or something was set by hand.',
    evidence: atWork.map(({ evidence }) => evidence),
    fix: 'Look at the set-up logs in Troubleshoot, and see that the source machine starts as it should.',
    breaks: 'generalize',
    prediction: 'cannotTell',
    related: ['generalized-markers'],
  });
}

function working(atWork: readonly SetupMark[], { report }: Subject): CheckFinding {
  const evidence = atWork.map((mark) => mark.evidence);
  if (report.generalized.verdict === 'generalized')
    return finding(setupInProgress, 'pass', 'Set-up waits for the first boot, as it should on a generalized image', {
      evidence,
    });
  const { verdict, markers } = report.generalized;
  if (verdict === 'unknown' && markers.every(({ points }) => points !== 'notGeneralized'))
    return finding(setupInProgress, 'unknown', 'Whether set-up waits as it should could not be decided', {
      detail:
        'Set-up goes on at the next start. That is right on a generalized image only, and the marks do not tell whether this is one.',
      evidence,
      fix: 'Look at the marks of generalization first.',
      related: ['generalized-markers', 'image-state'],
    });
  return finding(setupInProgress, 'fail', 'Set-up has not ended on this machine', {
    detail: 'The next start goes on with set-up and not with the machine as it is.',
    evidence,
    fix: setupInProgress.remedy,
    breaks: 'generalize',
    related: ['generalized-markers', 'image-state'],
  });
}
