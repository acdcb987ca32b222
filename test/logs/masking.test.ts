import { describe, expect, it } from 'vitest';
import { maskSecrets } from '../../main/logs/masking.ts';

describe('secrets in logs', () => {
  it.each([
    ['Password: <Password>\nQUJDREVG\nR0hJ\n</Password>', 'Password: <Password>•••</Password>'],
    ['Password: <Password>\nQUJDREVG', 'Password: <Password>•••'],
    ['<AdministratorPassword><Value>UwBlAGMA</Value>', '<AdministratorPassword><Value>•••</Value>'],
    ['net user Administrator P4ss! /add', 'net user Administrator ••• /add'],
    ['net user "Some One" "two words"', 'net user "Some One" •••'],
    ['schtasks /create /u me /p:geheim /tn x', 'schtasks /create /u me /p:••• /tn x'],
    ['tool.exe -Password geheim -x', 'tool.exe -Password ••• -x'],
    ['AccessKey: abcdef', 'AccessKey: •••'],
    [' SecretAccessKey=wJalr/abc', ' SecretAccessKey=•••'],
    ['found AKIAABCDEFGHIJKLMNOP in the file', 'found ••• in the file'],
    ['"adminPassword": "two words", "next": 1', '"adminPassword": "•••", "next": 1'],
    ['"adminPassword": "geheim"', '"adminPassword": "•••"'],
  ])('%s', (text, masked) => {
    expect(maskSecrets(text)).toBe(masked);
  });

  it.each([
    "[Shell Unattend] UserAccounts: Password set for 'Administrator'",
    'net user Administrator /ACTIVE:YES /LOGONPASSWORDCHG:NO /EXPIRES:NEVER /PASSWORDREQ:YES',
    'Ec2SetPassword: Enabled',
    'capturing C:\\Windows\\System32\\path: x',
  ])('leaves %s', (text) => {
    expect(maskSecrets(text)).toBe(text);
  });
});
