import { expect, test } from 'vitest';
import { barredProfiles, profileRemedies, together } from '../../../renderer/steps/checklist/offlineRemedies.ts';
import { PROFILE_LIST } from '../../../shared/model/account.ts';
import { diagnostic } from '../../../shared/model/diagnostic.ts';
import type { ShownProposal } from '../../../shared/model/proposal.ts';

const remedy = (id: string, risk: ShownProposal['risk'], ...keys: readonly string[]): ShownProposal => ({
  id,
  title: `Title of ${id}`,
  risk,
  warning: risk === 'safe' ? '' : `Warning of ${id}.`,
  changes: keys.map((key) => ({ key, before: 'a', after: null })),
  because: [],
  source: [],
});
const A = remedy('a', 'safe', `${PROFILE_LIST}\\S-1-1`, `${PROFILE_LIST}\\S-1-2`);
const B = remedy('b', 'needsThought', `${PROFILE_LIST.toLowerCase()}\\S-1-3`);
const SAME = remedy('same', 'safe', `${PROFILE_LIST}\\s-1-2`);
const OTHER = remedy('other', 'safe', 'HKLM\\SYSTEM\\Select');

test('remedies of profile keys are taken, each key once', () => {
  expect(profileRemedies([OTHER, A, SAME, B])).toEqual([A, B]);
});

test('one stays itself; several are shown as one with the riskier risk and every change', () => {
  expect([together([]), together([A])]).toEqual([null, A]);
  expect(together([A, B])).toEqual({
    id: 'a b',
    title: 'Carry out 2 remedies of profiles',
    risk: 'needsThought',
    warning: 'Warning of b.',
    changes: [...A.changes, ...B.changes],
    because: [],
    source: [],
  });
});

test('a remedy that cannot be applied is not carried out, and gives way to one that can', () => {
  const reason = diagnostic('hive-dirty', 'The hive was not written completely.', {});
  const barred: ShownProposal = { ...SAME, applicability: { kind: 'cannotApply', reason } };
  expect(profileRemedies([barred, A, B])).toEqual([A, B]);
  expect([barredProfiles([barred, A]), barredProfiles([A, OTHER])]).toEqual([reason, null]);
});
