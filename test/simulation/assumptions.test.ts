import { describe, expect, test } from 'vitest';
import { runOf, sampleFiles, sampleWith } from '../support/worlds.ts';

const BUNDLE = 'Program Files/Amazon/Ec2ConfigService/Settings/BundleConfig.xml';
const STOPS =
  'The switches do not stop the instance: something else stops it at once after Sysprep. Only then is it safe to create the AMI.';

const withSwitches = (switches: string) =>
  sampleWith('healthy', { [BUNDLE]: (xml) => xml.replace('/oobe /shutdown /generalize', switches) });

describe('what a run assumes', () => {
  test.each(['/oobe /generalize /quit', '/oobe /generalize'])('%s: something else stops the instance', (switches) => {
    expect(runOf(withSwitches(switches)).assumptions).toContain(STOPS);
  });

  test.each(['/oobe /generalize /shutdown', '/oobe /generalize /reboot'])('%s: nothing of that', (switches) => {
    expect(runOf(withSwitches(switches)).assumptions).not.toContain(STOPS);
  });

  test('is said in sentences of their own: the word stands before them', () => {
    const { assumptions } = runOf(sampleFiles('failed-copyprofile'), true);
    expect(assumptions[0]).toMatch(/^The volume stands in /);
    expect(assumptions.filter((sentence) => /assumed:/i.test(sentence))).toEqual([]);
  });
});
