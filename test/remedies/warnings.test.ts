import { describe, expect, test } from 'vitest';
import { proposalsFor } from '../../main/remedies/proposals.ts';
import { number, path, text } from '../../main/sample/hiveSpecs.ts';
import { checkOf, digest, hiveWith, subjectOf, type Files } from '../support/worlds.ts';

const WINLOGON = 'Microsoft\\Windows NT\\CurrentVersion\\Winlogon';
const LOG = 'Windows/System32/config/SOFTWARE.LOG1';

const offerOf = (id: string, files: Files) => proposalsFor(subjectOf(files), digest).find((offer) => offer.id === id);

describe('a secret that is taken out of a hive', () => {
  const files = hiveWith('healthy', 'SOFTWARE', path(WINLOGON, [], [text('DefaultPassword', 'Wide-Lantern-4711')]));

  test('may stand in its transaction logs still, which is said where there are any', () => {
    expect(offerOf('clear-autologon', files)?.warning).not.toContain('LOG1');
    expect(offerOf('clear-autologon', { ...files, [LOG]: '' })?.warning).not.toContain('LOG1');
    expect(offerOf('clear-autologon', { ...files, [LOG]: new Uint8Array(512) })?.warning).toContain(
      'SOFTWARE.LOG1 beside the hive may still hold what is removed',
    );
  });
});

describe('opening Remote Desktop under a policy that denies it', () => {
  const denied = hiveWith(
    'healthy',
    'SYSTEM',
    path('ControlSet001\\Control\\Terminal Server', [], [number('fDenyTSConnections', 1)]),
  );
  const policy = path('Policies\\Microsoft\\Windows NT\\Terminal Services', [], [number('fDenyTSConnections', 1)]);
  const software = hiveWith('healthy', 'SOFTWARE', policy)['Windows/System32/config/SOFTWARE'] ?? '';
  const both = { ...denied, 'Windows/System32/config/SOFTWARE': software };

  test('says so in its title and its warning, and counts as no remedy of that finding', () => {
    expect(offerOf('reopen-remote-desktop', denied)?.title).toBe('Let Remote Desktop accept connections again');
    expect(offerOf('reopen-remote-desktop', both)).toMatchObject({
      title: 'Open Remote Desktop behind the policy that denies it',
      warning: expect.stringContaining('nobody gets in until it is lifted'),
    });
    expect(checkOf(subjectOf(both), 'rdp-state').proposals).toEqual([]);
    expect(checkOf(subjectOf(denied), 'rdp-state').proposals).toEqual(['reopen-remote-desktop']);
  });
});
