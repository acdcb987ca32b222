import { describe, expect, test } from 'vitest';
import { checkOf, hiveEdited, sampleFiles, subjectOf, type Files } from '../support/worlds.ts';
import { unread, without } from './volumes.ts';

const SAM_CHECKS = ['administrator-account', 'guest-enabled', 'password-not-required', 'foreign-domain-members'];
const LIST_CHECKS = [
  'temporary-profile',
  'profile-doubled',
  'profile-path-unusual',
  'user-hive-damaged',
  'default-profile',
];
const resultOf = (files: Files, id: string) => checkOf(subjectOf(files), id).result;

describe('the checks of accounts and profiles', () => {
  test.each(SAM_CHECKS)('%s is unknown without a SAM, and with one that may not be read', (id) => {
    expect(resultOf(without(sampleFiles('healthy'), /config\/SAM$/), id)).toBe('unknown');
    expect(checkOf(unread('SAM'), id).result).toBe('unknown');
  });

  test.each(SAM_CHECKS.slice(2))('%s does not pass on a SAM that lost an account', (id) => {
    const lost = hiveEdited('healthy', 'SAM', (spec) => (spec.name === '000001F4' ? null : spec));
    expect(resultOf(lost, id)).toBe('unknown');
  });

  test.each(LIST_CHECKS)('%s is unknown without ProfileList, and where it may not be read', (id) => {
    expect(resultOf(without(sampleFiles('healthy'), /config\/SOFTWARE$/), id)).toBe('unknown');
    expect(checkOf(unread('SOFTWARE'), id).result).toBe('unknown');
  });

  test('members of Administrators are not cleared where the group could not be read', () => {
    const groupless = hiveEdited('healthy', 'SAM', (spec) => (spec.name === '00000220' ? null : spec));
    expect(resultOf(groupless, 'foreign-domain-members')).toBe('unknown');
  });

  test('the hives of users and of the default profile are unknown where they may not be read', () => {
    expect(checkOf(unread('Users/Administrator/NTUSER.DAT'), 'user-hive-damaged').result).toBe('unknown');
    expect(checkOf(unread('Users/Default/NTUSER.DAT'), 'default-profile').result).toBe('unknown');
  });

  test('a hive that is only missing may have been left out of the copy', () => {
    const outcome = checkOf(subjectOf(without(sampleFiles('healthy'), /Administrator\/NTUSER/)), 'user-hive-damaged');
    expect([outcome.result, outcome.prediction]).toEqual(['warning', 'cannotTell']);
  });
});
