import { join } from 'node:path';
import { rmSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { openEngine } from '../support/engine.ts';

const engine = openEngine();
afterAll(() => engine.close());
const BUNDLE = 'Program Files/Amazon/Ec2ConfigService/Settings/BundleConfig.xml';
const NO_PASSWORD = { file: BUNDLE, setting: 'Properties/SetPasswordAfterSysprep', value: 'No' };

const codesOf = (list: readonly { readonly code: string }[]) => list.map(({ code }) => code);

describe('contradictions of a volume', () => {
  test('are those of the files with the unsaved edits laid over them', async () => {
    const volume = await engine.sample('healthy');
    const saved = await engine.caller.config.contradictions.list({ volume });
    expect([saved.contradictions, saved.passwordPath.retrievable]).toEqual([[], 'yes']);
    const edited = await engine.caller.config.contradictions.list({ volume, edits: [NO_PASSWORD] });
    expect(edited.contradictions.map(({ code }) => code)).toEqual([
      'password-scrambled-and-not-set',
      'password-switch-overwritten',
      'user-data-as-system',
    ]);
    expect(edited.passwordPath.retrievable).toBe('no');
  });

  test('are told by the preview of an edit, before and after', async () => {
    const change = async (volume: string, value: string) => {
      const { contradictions } = await engine.caller.config.preview({ volume, edits: [{ ...NO_PASSWORD, value }] });
      return [
        contradictions.before,
        contradictions.after,
        codesOf(contradictions.brought),
        codesOf(contradictions.ended),
      ];
    };
    const all = ['password-scrambled-and-not-set', 'password-switch-overwritten', 'user-data-as-system'];
    expect(await change(await engine.sample('healthy'), 'No')).toEqual([0, 3, all, []]);
    expect(await change(await engine.sample('lock-out'), 'Yes')).toEqual([3, 0, [], all]);
  });

  test('are judged with every settings file, and told under the file where they would be mended', async () => {
    const volume = await engine.sample('lock-out');
    rmSync(join(volume, 'Program Files/Amazon/Ec2ConfigService/Scripts/BeforeSysprep.cmd'));
    const { files } = await engine.caller.config.contradictions.lint({ volume });
    const told = files.flatMap(({ file, problems }) =>
      problems.map(({ code }) => `${file.split('/').at(-1)}: ${code}`),
    );
    expect(told).toEqual([
      'BundleConfig.xml: password-scrambled-and-not-set',
      'BundleConfig.xml: pre-sysprep-script-missing',
      'Config.xml: password-switch-overwritten',
      'Config.xml: user-data-as-system',
    ]);
  });
});
